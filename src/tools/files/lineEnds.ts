export type LineEnd = "\n" | "\r\n" | "\r";

/** The one that most lines have; `\n` where there is none. */
export function lineEndOf(text: string): LineEnd {
  const feeds = countOf(text, "\n");
  const both = countOf(text, "\r\n");
  if (feeds === 0) return text.includes("\r") ? "\r" : "\n";
  return both > feeds / 2 ? "\r\n" : "\n";
}

export function countOf(text: string, piece: string): number {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) count++;
  return count;
}

/** With `\n` only: how models see and write texts. */
export const withFeeds = (text: string): string =>
  text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;

export const withLineEnds = (text: string, end: LineEnd): string =>
  end === "\n" ? text : text.replaceAll("\n", end);

/** A text as models see it, and where each place of it is in the file's own. */
export interface FeedView {
  readonly text: string;
  /** For offsets that do not go back from call to call. */
  readonly fileOffset: (offset: number) => number;
}

/** Files of one kind of line ends and of mixed ones alike; linear. */
export function feedView(raw: string): FeedView {
  if (!raw.includes("\r")) return { text: raw, fileOffset: (offset) => offset };
  // Both are one character long, so nothing moves.
  if (!raw.includes("\n")) return { text: raw.replaceAll("\r", "\n"), fileOffset: (offset) => offset };
  let next = raw.indexOf("\r\n");
  let passed = 0;
  const fileOffset = (offset: number): number => {
    while (next >= 0 && next - passed < offset) {
      passed++;
      next = raw.indexOf("\r\n", next + 2);
    }
    return offset + passed;
  };
  return { text: withFeeds(raw), fileOffset };
}
