/** A text and how its file writes it, so that it can be written back byte for byte. */
export interface FileText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The file begins with a byte order mark; `text` does not. */
  readonly hasMark: boolean;
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export const PLAIN: Omit<FileText, "text"> = { encoding: "utf-8", hasMark: false };

const MARK = "\uFEFF";

/** UTF-16 is told by its mark alone. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** Undefined where it is no text in one of these encodings. */
export function decoded(bytes: Uint8Array): FileText | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8" && bytes.includes(0)) return undefined;
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const hasMark = text.startsWith(MARK);
    return { text: hasMark ? text.slice(1) : text, encoding, hasMark };
  } catch {
    return undefined;
  }
}

export function encoded({ text, encoding, hasMark }: FileText): Uint8Array {
  const whole = hasMark ? MARK + text : text;
  if (encoding === "utf-8") return new TextEncoder().encode(whole);
  const bytes = new DataView(new ArrayBuffer(whole.length * 2));
  for (let i = 0; i < whole.length; i++) bytes.setUint16(i * 2, whole.charCodeAt(i), encoding === "utf-16le");
  return new Uint8Array(bytes.buffer);
}

export const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
