import { DocumentCutter } from "./cutDocument.ts";
import type { Found } from "./found.ts";
import { readJson, splitValues } from "./json.ts";
import type { Tally } from "./leftOut.ts";
import type { Shape } from "./shape.ts";

/** Characters. JavaScript has no strings over 512 million. */
const LONGEST_ROW = 2 ** 28;

/** The values of a file in order, a batch for each piece of text. What is no JSON is counted. */
export function valuesOf(text: AsyncIterable<string>, shape: Shape, tally: Tally): AsyncGenerator<Found[]> {
  return shape === "rows" ? rows(text, tally) : documentParts(text, tally);
}

async function* documentParts(text: AsyncIterable<string>, tally: Tally): AsyncGenerator<Found[]> {
  const cutter = new DocumentCutter();
  for await (const piece of text)
    yield cutter.feed(piece).flatMap(({ key, text: part }) => {
      const value = readJson(part);
      if (value === undefined) tally.add("brokenJson");
      if (value === undefined) return [];
      return [key === undefined ? { value } : { key, value }];
    });
  if (cutter.isUnfinished()) tally.add("unfinished");
}

async function* rows(text: AsyncIterable<string>, tally: Tally): AsyncGenerator<Found[]> {
  let pending: string[] = [];
  let length = 0;
  for await (const piece of text) {
    const [first = "", ...more] = piece.split("\n");
    length += first.length;
    if (length <= LONGEST_ROW) pending.push(first);
    const last = more.pop();
    if (last === undefined) continue;
    yield [length > LONGEST_ROW ? tooLong(tally) : pending.join(""), ...more].flatMap((line) =>
      rowsOf(line, tally),
    );
    pending = [last];
    length = last.length;
  }
  yield rowsOf(length > LONGEST_ROW ? tooLong(tally) : pending.join(""), tally);
}

function tooLong(tally: Tally): string {
  tally.add("hugeRow");
  return "";
}

/** A line is one row; where a program lost a line break, several. */
function rowsOf(line: string, tally: Tally): Found[] {
  if (line.trim() === "") return [];
  const value = readJson(line);
  if (value !== undefined) return [{ value }];
  const several = splitValues(line);
  if (!line.trimEnd().endsWith(several.at(-1) ?? "\n")) tally.add("brokenJson");
  return several.map((one) => ({ value: readJson(one) }));
}
