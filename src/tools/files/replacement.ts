import { feedView, lineEndOf, withFeeds, withLineEnds, type LineEnd } from "./lineEnds.ts";

export interface Wanted {
  readonly old: string;
  readonly new: string;
  readonly replaceAll: boolean;
}

export type Replacement =
  | {
      readonly kind: "replaced";
      readonly text: string;
      readonly count: number;
      readonly lines: readonly number[];
    }
  | { readonly kind: "missing" }
  /** `lines`: where it begins, the first few; counted from 1. */
  | { readonly kind: "ambiguous"; readonly lines: readonly number[]; readonly isMore: boolean };

/** Lines that are told. */
const MOST_LINES = 8;

/**
 * `text` with `old` replaced by `new`: exactly, where it stands once or all are
 * wanted. Line ends alone may differ: what is written gets those of the lines
 * it replaces, and every other byte of the file stays.
 */
export function replaced(text: string, wanted: Wanted): Replacement {
  const view = feedView(text);
  const old = withFeeds(wanted.old);
  const found = placesOf(view.text, old, wanted.replaceAll);
  const [first] = found;
  if (first === undefined) return { kind: "missing" };
  const lines = lineNumbers(view.text, found.slice(0, MOST_LINES));
  if (found.length > 1 && !wanted.replaceAll)
    return { kind: "ambiguous", lines, isMore: found.length > MOST_LINES };
  const usual = lineEndOf(text);
  const pieces: string[] = [];
  let end = 0;
  for (const place of found) {
    const from = view.fileOffset(place);
    const to = view.fileOffset(place + old.length);
    pieces.push(
      text.slice(end, from),
      withLineEnds(withFeeds(wanted.new), endOf(text.slice(from, to), usual)),
    );
    end = to;
  }
  pieces.push(text.slice(end));
  return { kind: "replaced", text: pieces.join(""), count: found.length, lines };
}

/** All that do not overlap; or, where one alone is wanted, enough to tell of the others, overlapping ones too. */
function placesOf(text: string, old: string, isAll: boolean): number[] {
  const step = isAll ? old.length : 1;
  const most = isAll ? Number.POSITIVE_INFINITY : MOST_LINES + 1;
  const found: number[] = [];
  for (let at = text.indexOf(old); at >= 0 && found.length < most; at = text.indexOf(old, at + step))
    found.push(at);
  return found;
}

function endOf(replacedText: string, usual: LineEnd): LineEnd {
  if (!/[\r\n]/.test(replacedText)) return usual;
  return lineEndOf(replacedText);
}

/** Of offsets in ascending order; counted from 1. */
export function lineNumbers(text: string, offsets: readonly number[]): number[] {
  let line = 1;
  let at = 0;
  return offsets.map((offset) => {
    for (let feed = text.indexOf("\n", at); feed >= 0 && feed < offset; feed = text.indexOf("\n", at)) {
      line++;
      at = feed + 1;
    }
    return line;
  });
}
