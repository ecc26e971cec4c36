import { parseSections } from "./template.ts";

/** Why an answer cannot serve as a summary (row Z8). */
export type Flaw = "empty" | "no-headings" | "error-text" | "inflated";

/** Scratch text: asked for by some forms, and what servers leave in that do not take reasoning out. */
const SCRATCH = ["analysis", "think", "thinking"];

/** The answer without scratch text, a wrapping tag or a code fence around the whole. Linear. */
export function cleanSummary(answer: string): string {
  const text = unwrapped(SCRATCH.reduce(withoutScratch, answer.trim()));
  const fenced = /^```(?:markdown|md)?\n/.exec(text);
  return fenced && text.endsWith("```") ? text.slice(fenced[0].length, -3).trim() : text;
}

/** Scratch text stands first; further on the same tag is something that the summary tells about. */
function withoutScratch(text: string, tag: string): string {
  if (!text.startsWith(`<${tag}>`)) return text;
  const end = text.indexOf(`</${tag}>`);
  return end < 0 ? "" : text.slice(end + tag.length + 3).trim();
}

const unwrapped = (text: string): string =>
  text.startsWith("<summary>") && text.endsWith("</summary>")
    ? text.slice("<summary>".length, -"</summary>".length).trim()
    : text;

interface Expected {
  /** Tokens of the summary, and of what it replaces. */
  readonly summary: number;
  readonly head: number;
  /** One of these must be there; empty: the form has none. */
  readonly headings: readonly string[];
}

/** What is wrong with a cleaned summary; undefined when it will do. */
export function flawOf(summary: string, { headings, ...size }: Expected): Flaw | undefined {
  if (summary === "") return "empty";
  if (isErrorText(summary)) return "error-text";
  if (headings.length > 0 && !hasHeading(summary, headings)) return "no-headings";
  return size.summary >= size.head ? "inflated" : undefined;
}

function hasHeading(summary: string, headings: readonly string[]): boolean {
  const known = new Set(headings.map((heading) => heading.toLowerCase()));
  return parseSections(summary).some(({ heading }) => known.has(heading.toLowerCase()));
}

/** One short line that tells of an error: what some proxies stream with status 200. */
const isErrorText = (summary: string): boolean =>
  summary.length < 400 &&
  !/^## /m.test(summary) &&
  /^(?:\{\s*"(?:error|detail|message)"|<!doctype|<html|\[?error\b|\w*error:|(?:http )?[45]\d\d\b)/i.test(
    summary,
  );
