import type { Encoding } from "./encoding.ts";
import { encodingOf } from "./encoding.ts";

/** Lines of a text that were asked for. */
export interface ShownLines {
  readonly text: string;
  /** Counted from 1, both included; `to` is below `from` where nothing is shown. */
  readonly from: number;
  readonly to: number;
  /** Lines of the whole file; a last line feed begins none. */
  readonly total: number;
  /** Characters of line `from` where it alone is longer than the limit, and shown in part. */
  readonly longLine?: number;
}

export interface LineRange {
  readonly from: number;
  readonly to: number;
  /** Characters. */
  readonly most: number;
}

/**
 * Picks lines out of a text that comes in pieces; of the others only their line
 * feeds are counted, so that files of any size take no more memory than what
 * is shown.
 */
export class LineReader {
  readonly #range: LineRange;
  #lines: string[] = [];
  #characters = 0;
  /** The line that is being read, as far as it is kept. */
  #current = "";
  #length = 0;
  #line = 1;
  #isFull = false;
  #longLine: number | undefined;

  constructor(range: LineRange) {
    this.#range = range;
  }

  add(text: string): void {
    let at = 0;
    for (let feed = text.indexOf("\n"); feed >= 0; feed = text.indexOf("\n", at)) {
      this.#extend(text, at, feed);
      this.#current = this.#current.replace(/\r$/, "");
      this.#close();
      this.#line++;
      at = feed + 1;
    }
    this.#extend(text, at, text.length);
  }

  end(): ShownLines {
    const endsOpen = this.#length > 0;
    const total = endsOpen ? this.#line : this.#line - 1;
    if (endsOpen) this.#close();
    const { from } = this.#range;
    const isToEnd = endsOpen || from + this.#lines.length <= total;
    return {
      text: this.#lines.join("\n") + (isToEnd || this.#lines.length === 0 ? "" : "\n"),
      from,
      to: from + this.#lines.length - 1,
      total,
      ...(this.#longLine === undefined ? {} : { longLine: this.#longLine }),
    };
  }

  #isWanted(): boolean {
    return !this.#isFull && this.#line >= this.#range.from && this.#line <= this.#range.to;
  }

  #extend(text: string, from: number, to: number): void {
    this.#length += to - from;
    if (!this.#isWanted()) return;
    const room = this.#range.most + 1 - this.#current.length;
    if (room > 0) this.#current += text.slice(from, Math.min(to, from + room));
  }

  #close(): void {
    if (this.#isWanted()) this.#take(this.#current);
    this.#current = "";
    this.#length = 0;
  }

  #take(line: string): void {
    const { most } = this.#range;
    if (this.#characters + line.length + 1 <= most) {
      this.#lines.push(line);
      this.#characters += line.length + 1;
      return;
    }
    this.#isFull = true;
    if (this.#lines.length > 0) return;
    this.#lines.push(line.slice(0, most).toWellFormed());
    this.#longLine = this.#length;
  }
}

/** How a file is read: what is no UTF-8 or UTF-16 by its first piece is taken for Windows' Latin, which every byte is. */
export function readingOf(first: Uint8Array): Encoding | "windows-1252" {
  const encoding = encodingOf(first);
  if (encoding !== "utf-8") return encoding;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(first, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
