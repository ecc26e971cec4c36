import { createHash } from "node:crypto";
import { join } from "node:path";

import type { Entry } from "../engine/entries.ts";
import type { Files } from "./files.ts";

/** Strings of more UTF-8 bytes than this are stored beside the log. */
export const BLOB_LIMIT = 64 * 1024;

const LANES = 8;

/** Stands in a line for a string that is stored beside it. */
interface BlobRef {
  readonly $blob: string;
  readonly bytes: number;
}

const REF_MARK = '"$blob"';
const HASH = /^[0-9a-f]{64}$/;
/** No base64 and no ordinary text begins like this. */
const MISSING_MARK = "[anchored-chat: missing ";

/** The long strings of one session, each in a file named by the SHA-256 of its content. */
export class Blobs {
  readonly #folder: string;
  readonly #files: Files;
  readonly #stored = new Map<string, number>();

  constructor(sessionFolder: string, files: Files) {
    this.#folder = join(sessionFolder, "blobs");
    this.#files = files;
  }

  /** Bytes of the blobs that this log names. */
  get bytes(): number {
    let sum = 0;
    for (const bytes of this.#stored.values()) sum += bytes;
    return sum;
  }

  /** The entries as lines, newlines included; their long strings are on the disk when it resolves. */
  async toLines(entries: readonly Entry[]): Promise<string> {
    const found = new Map<string, Buffer>();
    const lines = entries.map((entry) => `${toLine(entry, found)}\n`);
    if (found.size > 0) await this.#storeAll([...found]);
    return lines.join("");
  }

  /** The line's value with its blobs in place; what cannot be read is replaced by a notice and counted. */
  async fromLine(line: { readonly text: string; readonly value: object }): Promise<Filled> {
    if (!line.text.includes(REF_MARK)) return { value: line.value, missing: 0 };
    const texts = new Map<string, string | undefined>();
    for (const ref of refsIn(line.text)) texts.set(ref.$blob, await this.#load(ref));
    let missing = 0;
    const value: unknown = JSON.parse(line.text, (_key, found: unknown) => {
      if (!isRef(found)) return found;
      const text = texts.get(found.$blob);
      if (text === undefined) missing++;
      return text ?? missingText(found.bytes);
    });
    return { value, missing };
  }

  /** Several at a time: most of the time goes into waiting for the disk. */
  async #storeAll(blobs: [hash: string, bytes: Buffer][]): Promise<void> {
    await this.#files.makeFolder(this.#folder);
    const lane = async (): Promise<void> => {
      for (let next = blobs.pop(); next; next = blobs.pop()) await this.#store(...next);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  async #store(hash: string, bytes: Buffer): Promise<void> {
    if (this.#stored.has(hash)) return;
    await this.#files.replace(join(this.#folder, hash), bytes);
    this.#stored.set(hash, bytes.length);
  }

  async #load(ref: BlobRef): Promise<string | undefined> {
    const bytes = await this.#files.read(join(this.#folder, ref.$blob)).catch(() => undefined);
    if (bytes?.length !== ref.bytes) return undefined;
    this.#stored.set(ref.$blob, ref.bytes);
    return bytes.toString("utf8");
  }
}

interface Filled {
  readonly value: unknown;
  /** How many strings could not be read. */
  readonly missing: number;
}

/** True for what stands in the place of a blob that could not be read. */
export const isMissing = (text: string): boolean => text.startsWith(MISSING_MARK);

const missingText = (bytes: number): string =>
  `${MISSING_MARK}${bytes.toLocaleString("en")} bytes that were stored beside the conversation]`;

/** One UTF-16 unit is at most three bytes of UTF-8. */
const mayBeLong = (text: string): boolean => text.length * 3 > BLOB_LIMIT;

/** Half a surrogate pair has no UTF-8: such a string stays in its line, where JSON escapes it. */
const isLong = (text: string): boolean =>
  mayBeLong(text) && Buffer.byteLength(text) > BLOB_LIMIT && text.isWellFormed();

/** What is taken out of the line is added to `found`. */
function toLine(entry: Entry, found: Map<string, Buffer>): string {
  const plain = JSON.stringify(entry);
  if (!mayBeLong(plain)) return plain;
  return JSON.stringify(entry, (_key, value: unknown) =>
    typeof value === "string" && isLong(value) ? takeOut(value, found) : value,
  );
}

function takeOut(text: string, found: Map<string, Buffer>): BlobRef {
  const bytes = Buffer.from(text);
  const hash = createHash("sha256").update(bytes).digest("hex");
  found.set(hash, bytes);
  return { $blob: hash, bytes: bytes.length };
}

function refsIn(text: string): readonly BlobRef[] {
  const refs: BlobRef[] = [];
  JSON.parse(text, (_key, value: unknown) => {
    if (isRef(value)) refs.push(value);
    return value;
  });
  return refs;
}

/** The hash becomes a file name, so nothing else passes: a log may come from anywhere. */
function isRef(value: unknown): value is BlobRef {
  if (typeof value !== "object" || value === null) return false;
  if (!("$blob" in value) || !("bytes" in value)) return false;
  return typeof value.$blob === "string" && HASH.test(value.$blob) && typeof value.bytes === "number";
}
