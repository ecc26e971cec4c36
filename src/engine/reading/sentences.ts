import { flat } from "../calls/wording.ts";

/** A longer line is no prose. */
const LONGEST_LINE = 4_000;
const FENCE = /^\s*(?:```|~~~)/;
const TABLE_RULE = /^\s*\|?[\s:|-]+\|[\s:|-]*$/;
const HEADING = /^\s*#{1,6}\s/;
const LEAD = /^\s*(?:[-*+•]|\d+[.)]|>)\s+/;
/** A full stop ends a sentence before a space and something that can begin one. */
const END = /(?<=[.!?…][)"'”’`]?)\s+(?=["'“‘`(*]?[\p{Lu}\p{N}\p{Lo}`])|(?<=[。！？])/u;
const EMPHASIS = /(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g;

/** The sentences of prose in Markdown, each on one line, and the rows of tables; code blocks and headings are left out. */
export function sentencesOf(markdown: string): string[] {
  const sentences: string[] = [];
  let inFence = false;
  for (const whole of markdown.split("\n")) {
    const line = whole.slice(0, LONGEST_LINE);
    if (FENCE.test(line)) inFence = !inFence;
    else if (!inFence && !TABLE_RULE.test(line) && !HEADING.test(line)) sentences.push(...inLine(line));
  }
  return sentences;
}

function inLine(line: string): string[] {
  if (/^\s*\|.*\|\s*$/.test(line)) return [rowOf(line)].filter((row) => /\p{L}/u.test(row));
  const prose = flat(line.replace(LEAD, "")).replaceAll(EMPHASIS, "$2");
  return prose.split(END).filter((sentence) => /\p{L}/u.test(sentence));
}

const rowOf = (line: string): string =>
  line
    .split("|")
    .map((cell) => flat(cell).replaceAll(EMPHASIS, "$2"))
    .filter(Boolean)
    .join(" · ");

/** Without code blocks: what is left of a message for quoting it. */
export function withoutFences(markdown: string): string {
  const kept: string[] = [];
  let inFence = false;
  for (const line of markdown.split("\n")) {
    if (FENCE.test(line)) inFence = !inFence;
    else if (!inFence) kept.push(line);
  }
  return kept.join("\n").trim();
}
