/** A code name (camelCase, PascalCase, snake_case, CONSTANT_CASE) or an id (a hash, a long number). */
export interface Word {
  readonly text: string;
  readonly at: number;
  readonly kind: "name" | "id";
}

const SHORTEST = 5;
const LONGEST = 60;

/** Kinds of characters of which words are made. */
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const UNDERSCORE = 4;

/** By UTF-16 unit; 0 for all that ends a word. */
const KINDS = new Uint8Array(65_536);
KINDS.fill(SMALL, 97, 123);
KINDS.fill(CAPITAL, 65, 91);
KINDS.fill(DIGIT, 48, 58);
KINDS[95] = UNDERSCORE;

/** Never asked beyond the end: a unit that is not there makes the whole walk five times slower. */
const kindAt = (text: string, at: number): number => KINDS[text.charCodeAt(at)] ?? 0;

/**
 * The names and ids of `text`, as often as they stand there, in order. It walks
 * over the text once: regular expressions for them are slow on long outputs,
 * and quadratic on hostile ones.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    if (kindAt(text, at) === 0) {
      at++;
      continue;
    }
    const start = isEscape(text, at) ? at + 1 : at;
    const { end, isName, isId } = runFrom(text, start);
    if (isId && standsAlone(text, start, end))
      words.push({ text: text.slice(start, end), at: start, kind: "id" });
    else if (isName && !isInPath(text, start, end)) {
      const name = text.slice(start, end);
      if (!isNoise(name)) words.push({ text: name, at: start, kind: "name" });
    }
    at = Math.max(end, at + 1);
  }
  return words;
}

/** The run of word characters at `start`, and what its shape makes of it. */
function runFrom(
  text: string,
  start: number,
): { readonly end: number; readonly isName: boolean; readonly isId: boolean } {
  let [end, before, digits, hex] = [start, 0, 0, 0];
  let hasShape = false;
  for (; end < text.length; end++) {
    const kind = kindAt(text, end);
    if (kind === 0) break;
    // A capital after a small letter, or something after an underscore inside.
    if (kind === CAPITAL && (before === SMALL || before === DIGIT)) hasShape = true;
    else if (before === UNDERSCORE && kind !== UNDERSCORE && end > start + 1) hasShape = true;
    if (kind === DIGIT) digits++;
    else if (kind === SMALL && text.charCodeAt(end) < 103) hex++;
    before = kind;
  }
  const size = end - start;
  const isLongNumber = digits === size && size >= 6 && size <= 16;
  const isHash = digits > 0 && hex > 0 && digits + hex === size && size >= 7 && size <= 40;
  const isName = hasShape && size >= SHORTEST && size <= LONGEST && kindAt(text, start) !== DIGIT;
  return { end, isName, isId: isLongNumber || isHash };
}

/** The "n" of a written line break is no part of the word behind it. */
const isEscape = (text: string, at: number): boolean =>
  at > 0 && text.charCodeAt(at - 1) === 92 && "nrt".includes(text.charAt(at));

/** No part of a UUID, a decimal number or a version. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !/[.-]/.test(text.charAt(start - 1)) && !/^[.-]\w/.test(text.slice(end, end + 2));

/** Endings of file names: "user_test.go" is a path, "user_test.run" is not. */
const EXTENSIONS = new Set(
  "c cc cjs conf cpp cs css cts dart ex exs go gradle h hpp html ini java js json jsonl jsx kt kts less lock log lua m md mjs mts php pl py pyi rb rs rst scala scss sh sql svelte swift toml ts tsx txt vue xml yaml yml zig".split(
    " ",
  ),
);

/** Parts of paths, of flags and of words with hyphens are no names; members ("a.bC", "f().bC") are. */
function isInPath(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (before === "/" || before === "-") return true;
  if (before === "." && !/[\w)\]]/.test(text.charAt(start - 2))) return true;
  if (text.charAt(end) === "/") return true;
  if (text.charAt(end) !== ".") return false;
  const [ending = ""] = /^\w*/.exec(text.slice(end + 1, end + 9)) ?? [];
  return EXTENSIONS.has(ending);
}

/** Base64 and random keys look like names: many changes between kinds of characters. */
function isNoise(name: string): boolean {
  if (name.length < 16 || !/\d/.test(name)) return false;
  const changes = name.match(/[a-z](?=[A-Z\d])|\d(?=[A-Za-z])|[A-Z](?=[A-Z][a-z])/g)?.length ?? 0;
  return changes > name.length / 4;
}
