/** A mention that is being written. */
export interface TypedMention {
  /** Where its `@` stands in the text; it goes up to the caret. */
  readonly start: number;
  /** What was written behind the `@`, an opening quote left out. */
  readonly query: string;
}

/** Characters; nobody types more to find a file. */
const LONGEST = 200;
/** The same as in `mentionsIn`, up to where it is written. */
const OPEN = /(?:^|[\s([{])@(?:"([^"\n]*)|([^\s"@]*))$/;
const CLOSED = /^[^"\n]*"/;
const BEHIND = /^[.,;:!?)\]}]*(?:\s|$)/;

/** The mention whose end the caret is at, as far as it is written; undefined where none is. */
export function typedMention(text: string, caret: number): TypedMention | undefined {
  const from = Math.max(0, caret - LONGEST);
  const before = text.slice(from, caret);
  const [, quoted, plain] = OPEN.exec(before) ?? [];
  const query = quoted ?? plain;
  if (query === undefined) return undefined;
  const start = caret - query.length - (quoted === undefined ? 1 : 2);
  // What the cut has made the beginning is none.
  if (start === from && from > 0) return undefined;
  const after = text.slice(caret, caret + LONGEST);
  // In the middle of a word, or in one that is complete, somebody only corrects something.
  if (quoted === undefined ? !BEHIND.test(after) : CLOSED.test(after)) return undefined;
  return { start, query };
}
