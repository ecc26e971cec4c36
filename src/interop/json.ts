/** Reads one JSON text; mends what other programs are known to get wrong. `undefined`: not JSON. */
export function readJson(text: string): unknown {
  const plain = parse(text);
  if (plain !== undefined || text.length > LONGEST_MENDED) return plain;
  const escaped = mendEscapes(text);
  return parse(escaped) ?? parse(mendNumbers(escaped));
}

/** Characters. Longer texts that are broken are so as a rule because they are cut off. */
const LONGEST_MENDED = 4_000_000;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A backslash that starts no escape was meant as one: masked exports hold `\user@…`. */
function mendEscapes(text: string): string {
  return text
    .replace(/\\(u[\dA-Fa-f]{4}|[^])/g, (whole, after: string) =>
      after.length > 1 || '"\\/bfnrt'.includes(after) ? whole : `\\\\${after}`,
    )
    .replace(/\p{Cc}/gu, " ");
}

/** Python writes NaN and Infinity where JSON has no word for them. */
const mendNumbers = (text: string): string =>
  text.replace(/([[,:]\s*)-?(?:NaN|Infinity)(?=\s*[\],}])/g, "$1null");

/** The objects and arrays of a line that holds several without anything between them. */
export function splitValues(line: string): string[] {
  const values: string[] = [];
  const marks = /["[\]{}]/g;
  let depth = 0;
  let from = 0;
  for (let mark = marks.exec(line); mark; mark = marks.exec(line))
    switch (mark[0]) {
      case '"':
        marks.lastIndex = afterString(line, mark.index);
        break;
      case "{":
      case "[":
        if (depth === 0) from = mark.index;
        depth++;
        break;
      default:
        depth = Math.max(0, depth - 1);
        if (depth === 0) values.push(line.slice(from, mark.index + 1));
    }
  return values;
}

/** The index behind the string that opens at `open`; the text's end when it never closes. */
function afterString(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === BACKSLASH) i++;
    else if (char === QUOTE) return i + 1;
  }
  return text.length;
}

export const QUOTE = 34;
export const BACKSLASH = 92;

/** Text of a JSON value for places that want text; `undefined` where JSON has none (or too deep a one). */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
