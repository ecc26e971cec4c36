import type { Focus } from "../reading/focus.ts";
import { sameness } from "../reading/sameness.ts";
import type { Heading } from "../summary/template.ts";
import type { Draft } from "./fit.ts";

/** A line of a section; `order` is its place in print, its rank is its place in the list. */
export interface Line {
  readonly order: number;
  readonly text: string;
}

interface Shape {
  readonly heading: Heading;
  readonly share: number;
  readonly isNumbered?: boolean;
}

/** A list, the most important lines first, what is in focus before all; the same line is said once. */
export function listDraft(shape: Shape, lines: readonly Line[], focus: Focus = () => false): Draft {
  const { heading, share, isNumbered = false } = shape;
  const said = distinct(lines);
  const ranked = [...said.filter(({ text }) => focus(text)), ...said.filter(({ text }) => !focus(text))];
  return {
    heading,
    share,
    costs: ranked.map(({ text }) => text.length + 4),
    print: (pieces) =>
      ranked
        .slice(0, pieces)
        .sort((a, b) => a.order - b.order)
        .map(({ text }, i) => (isNumbered ? `${i + 1}. ${text}` : `- ${text}`))
        .join("\n"),
  };
}

function distinct(lines: readonly Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter(({ text }) => {
    const key = sameness(text);
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Lines of the previous summary: older than everything in the head. */
export const carried = (lines: readonly string[]): Line[] =>
  lines.map((text, i) => ({ text, order: i - lines.length - 1 }));

/** One of each in turn, while there are any. */
export function interleaved<T>(a: readonly T[], b: readonly T[]): T[] {
  const turns = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i);
  return turns.flatMap((i) => [...a.slice(i, i + 1), ...b.slice(i, i + 1)]);
}

/** Characters after which a quotation may be cut. */
const SEGMENT = 160;

/** Words quoted as they are, the beginning first; `note` stands in front of them while there is room. */
export function quoteDraft({ heading, share }: Shape, text: string, note = ""): Draft {
  const [first, ...more] = segmentsOf(text);
  if (first === undefined) return { heading, share, costs: [], print: () => "" };
  const pieces = note === "" ? [first, ...more] : [first, note, ...more];
  return {
    heading,
    share,
    costs: pieces.map((piece) => piece.length + 2),
    print: (count) => {
      if (count === 0) return "";
      const hasNote = note !== "" && count > 1;
      const segments = [first, ...more].slice(0, hasNote ? count - 1 : count);
      const shown = segments.join("").trimEnd();
      return `${hasNote ? `${note}\n` : ""}${quoted(segments.length > more.length ? shown : `${shown} […]`)}`;
    },
  };
}

/** As a block quote: no line of a quotation can pass for a heading of the summary. */
const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");

/** Pieces of at most about 160 characters that end where a word or line ends. */
function segmentsOf(text: string): string[] {
  const segments: string[] = [];
  let rest = text.trim().replaceAll(/\n{3,}/g, "\n\n");
  while (rest.length > SEGMENT) {
    const end = endOf(rest);
    segments.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === "" ? segments : [...segments, rest];
}

function endOf(rest: string): number {
  const line = rest.lastIndexOf("\n", SEGMENT - 1);
  if (line > SEGMENT / 2) return line + 1;
  const space = rest.lastIndexOf(" ", SEGMENT - 1);
  return space > SEGMENT / 2 ? space + 1 : SEGMENT;
}
