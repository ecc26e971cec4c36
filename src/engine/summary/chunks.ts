/** Splitting of a conversation that is larger than the summarizer's window (row Z6). Sizes are tokens. */

export interface Piece {
  readonly text: string;
  readonly tokens: number;
}

export const pieceOf = (text: string, count: (text: string) => number): Piece => ({
  text,
  tokens: count(text),
});

/** Groups neighbours so that none exceeds `most`; a piece that does by itself is cut. In order, nothing left out. */
export function groupsOf(pieces: readonly Piece[], most: number, count: (text: string) => number): string[] {
  const groups: { texts: string[]; tokens: number }[] = [];
  for (const piece of pieces.flatMap((one) => cutPiece(one, most, count))) {
    const last = groups.at(-1);
    if (last && last.tokens + piece.tokens + BETWEEN <= most) {
      last.texts.push(piece.text);
      last.tokens += piece.tokens + BETWEEN;
    } else groups.push({ texts: [piece.text], tokens: piece.tokens });
  }
  return groups.map(({ texts }) => texts.join("\n\n"));
}

/** Tokens of the empty line between two pieces. */
const BETWEEN = 2;

/** Halves until it fits, at the end of a line where one is near. */
function cutPiece(piece: Piece, most: number, count: (text: string) => number): Piece[] {
  if (piece.tokens <= most || piece.text.length < 2) return [piece];
  const at = placeToCut(piece.text);
  return [piece.text.slice(0, at), piece.text.slice(at)].flatMap((half) =>
    cutPiece(pieceOf(half, count), most, count),
  );
}

function placeToCut(text: string): number {
  const middle = Math.floor(text.length / 2);
  const line = text.lastIndexOf("\n", middle);
  if (line > text.length / 4) return line + 1;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(middle - 1));
  return splitsPair && middle > 1 ? middle - 1 : middle;
}

/** Runs `task` over `items`, at most `width` at once; results in order. A task that resolves to a stop ends all of it. */
export async function inParallel<T, R, S>(
  items: readonly T[],
  width: number,
  task: (item: T, index: number) => Promise<{ readonly value: R } | { readonly stop: S }>,
): Promise<{ readonly values: readonly R[] } | { readonly stop: S }> {
  const values: R[] = [];
  let next = 0;
  let stopped: { readonly stop: S } | undefined;
  const worker = async (): Promise<void> => {
    while (next < items.length && !stopped) {
      const index = next++;
      const made = await task(items[index] as T, index);
      if ("stop" in made) stopped ??= made;
      else values[index] = made.value;
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return stopped ?? { values };
}
