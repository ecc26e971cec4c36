import type { Edit } from "../../../src/summaries/codeActions.ts";
import type { Position } from "../../../src/summaries/document.ts";
import { type Facts, NO_FACTS } from "../../../src/summaries/facts.ts";

/** A template of three sections, and a conversation of 20 messages. */
export const FACTS: Facts = {
  ...NO_FACTS,
  kind: "live",
  template: [
    ["Goal", "what the user wants"],
    ["Key Decisions", "each with the reason"],
    ["Relevant Files", "paths"],
  ],
  session: { id: "01ABC", messages: 20 },
};

/** The text after the edits, which must not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.split("\n");
  const offsetOf = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return edits
    .map(({ range, text: put }) => ({ from: offsetOf(range.start), to: offsetOf(range.end), put }))
    .sort((a, b) => b.from - a.from)
    .reduce((whole, { from, to, put }) => whole.slice(0, from) + put + whole.slice(to), text);
}

/** The place of a mark in a text, and the text without it. */
export function caret(marked: string): { readonly text: string; readonly position: Position } {
  const before = marked.slice(0, marked.indexOf("│")).split("\n");
  return {
    text: marked.replace("│", ""),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}
