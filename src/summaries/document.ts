import { parseSections, type Section } from "../engine/summary/template.ts";

/** As editors count: lines and UTF-16 units from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** `end` is excluded. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface PlacedSection extends Section {
  /** The line of the heading, and the one after the section's last. */
  readonly line: number;
  readonly end: number;
}

/** A summary, or a template of one, as its text stands in an editor. */
export interface SummaryDocument {
  readonly text: string;
  /** Without their line breaks; at least one. */
  readonly lines: readonly string[];
  readonly sections: readonly PlacedSection[];
}

const LINE_BREAK = /\r\n|\r|\n/;
const HEADING = /^##\s/;

/** Linear. The sections are those that the engine reads. */
export function parseDocument(text: string): SummaryDocument {
  const lines = text.split(LINE_BREAK);
  const sections = parseSections(lines.join("\n"));
  const starts = headingLines(lines);
  return {
    text,
    lines,
    sections: sections.map((section, i) => ({
      ...section,
      line: starts[i] ?? 0,
      end: starts[i + 1] ?? lines.length,
    })),
  };
}

/** Lines that are read as the heading of a section. */
const headingLines = (lines: readonly string[]): number[] =>
  lines.flatMap((line, at) => (HEADING.test(line) && parseSections(line).length > 0 ? [at] : []));

/** The section that a line is in; undefined above the first heading. */
export const sectionAt = ({ sections }: SummaryDocument, line: number): PlacedSection | undefined =>
  sections.findLast((section) => section.line <= line);

/** The last line of a section that has text; its heading where none has. */
export function lastTextLine(
  { lines }: SummaryDocument,
  { line, end }: Pick<PlacedSection, "line" | "end">,
): number {
  let last = end - 1;
  while (last > line && lines[last]?.trim() === "") last--;
  return last;
}

export const lineRange = ({ lines }: SummaryDocument, line: number): Range => ({
  start: { line, character: 0 },
  end: { line, character: lines[line]?.length ?? 0 },
});

/** Whole lines `from` … `to` (excluded), with the line break that parts them from what follows, or goes before. */
export function linesRange(document: SummaryDocument, from: number, to: number): Range {
  if (to < document.lines.length)
    return { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
  const start = from > 0 ? lineRange(document, from - 1).end : { line: 0, character: 0 };
  return { start, end: lineRange(document, document.lines.length - 1).end };
}

/** Ranges of offsets of the text, in the order given; offsets must not go back. Linear in the text. */
export function rangesOf(
  { text }: SummaryDocument,
  spans: readonly { readonly from: number; readonly to: number }[],
): Range[] {
  const breaks = [...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: found, index }) => index + found.length);
  let line = 0;
  const positionOf = (offset: number): Position => {
    while ((breaks[line] ?? Infinity) <= offset) line++;
    return { line, character: offset - (line === 0 ? 0 : (breaks[line - 1] ?? 0)) };
  };
  return spans.map(({ from, to }) => ({ start: positionOf(from), end: positionOf(to) }));
}

export const areTouching = (a: Range, b: Range): boolean =>
  isBefore(a.start, b.end) && isBefore(b.start, a.end);

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
