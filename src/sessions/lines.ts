/** The bytes of a log as lines, one JSON object each. Knows nothing of what they say. */

const NEWLINE = 0x0a;

export interface Line {
  /** Counted from 1, as an editor does. */
  readonly number: number;
  /** As it stands in the file, without the newline. */
  readonly text: string;
  /** Undefined: the line is damaged, that is no JSON object. */
  readonly value: object | undefined;
}

export interface Lines {
  readonly lines: readonly Line[];
  /** Bytes of an unfinished last line: what a crash in the middle of a write leaves. */
  readonly tornBytes: number;
  /** The last line is whole but for its newline. */
  readonly isUnterminated: boolean;
}

/** Blank lines are left out, but counted. */
export function splitLines(bytes: Buffer): Lines {
  const lines: Line[] = [];
  let number = 1;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    const line = readLine(bytes.toString("utf8", start, end), number++);
    if (line.text.trim() !== "") lines.push(line);
    start = end + 1;
  }
  if (start === bytes.length) return { lines, tornBytes: 0, isUnterminated: false };

  // No beginning of a JSON object is one itself: what parses here is finished, and kept.
  const last = readLine(bytes.toString("utf8", start), number);
  if (!last.value) return { lines, tornBytes: bytes.length - start, isUnterminated: false };
  return { lines: [...lines, last], tornBytes: 0, isUnterminated: true };
}

const readLine = (text: string, number: number): Line => ({ number, text, value: parseObject(text) });

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
