import { HEADINGS, parseSections } from "./template.ts";

/** Why an answer cannot serve as a summary (row Z8). */
export type Flaw = "empty" | "no-headings" | "error-text" | "inflated";

/** The answer without scratch text and without a code fence around the whole. */
export function cleanSummary(answer: string): string {
  const text = answer.replace(/<analysis>[\s\S]*?(<\/analysis>|$)/g, "").trim();
  const fenced = /^```(?:markdown|md)?\n([\s\S]*?)\n?```$/.exec(text);
  return (fenced?.[1] ?? text).trim();
}

/** What is wrong with a cleaned summary, or undefined. Sizes are tokens; `head` is what it replaces. */
export function flawOf(
  summary: string,
  size: { readonly summary: number; readonly head: number },
): Flaw | undefined {
  if (summary === "") return "empty";
  if (isErrorText(summary)) return "error-text";
  if (!parseSections(summary).some(({ heading }) => isKnown(heading))) return "no-headings";
  return size.summary >= size.head ? "inflated" : undefined;
}

const isKnown = (heading: string): boolean =>
  HEADINGS.some((known) => known.toLowerCase() === heading.toLowerCase());

/** One short line that tells of an error: what some proxies stream with status 200. */
const isErrorText = (summary: string): boolean =>
  summary.length < 400 && !summary.includes("\n## ") && /^(\{\s*"error"|error\b|\[error\])/i.test(summary);
