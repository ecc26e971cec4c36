import type { CallRef, KeptOutput, KeptOutputs } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import { isBinaryText, binaryMark } from "../safe/binary.ts";
import { detached, endsOf } from "../safe/ends.ts";
import { joinedEnds } from "../safe/safeResult.ts";

/** Codes take room at both ends, but are not shown. */
const SLACK = 3;

/**
 * What a command prints, in the memory of what is shown of it: its beginning
 * and its end. As soon as there is more, all of it goes to a file.
 */
export class Collected {
  readonly #limit: number;
  readonly #open: () => Promise<KeptOutput>;
  #head = "";
  #tail: string[] = [];
  #tailLength = 0;
  #length = 0;
  #openLine = "";
  /** Undefined where it could not be made. */
  #file: Promise<KeptOutput | undefined> | undefined;

  constructor(limit: number, kept: KeptOutputs, call: CallRef) {
    this.#limit = limit;
    this.#open = () => kept.open(call);
  }

  /** Characters so far, codes included. */
  get length(): number {
    return this.#length;
  }

  /** The end of the last line as far as it has come, "" after a line's end. */
  get openLine(): string {
    return this.#openLine;
  }

  async add(piece: string): Promise<void> {
    this.#length += piece.length;
    this.#openLine = endOfLine(this.#openLine, piece);
    const room = SLACK * this.#limit - this.#head.length;
    const first = piece.slice(0, Math.max(0, room));
    const rest = piece.slice(first.length);
    this.#head += first;
    if (this.#length > this.#limit) await this.#keep(first, rest);
    if (rest !== "") this.#addTail(rest);
  }

  #addTail(piece: string): void {
    const most = SLACK * this.#limit;
    const end = piece.length > 2 * most ? detached(piece.slice(-most - 1)) : piece;
    this.#tail.push(end);
    this.#tailLength += end.length;
    while (this.#tailLength - (this.#tail[0]?.length ?? 0) > SLACK * this.#limit)
      this.#tailLength -= this.#tail.shift()?.length ?? 0;
  }

  /** The first time with everything before: that is all in the head still. */
  async #keep(first: string, rest: string): Promise<void> {
    const isNew = this.#file === undefined;
    this.#file ??= orNothing(this.#open());
    const file = await this.#file;
    if (!file) return;
    const text = isNew ? this.#head + rest : first + rest;
    const isWritten = await orNothing(file.write(text).then(() => true));
    if (!isWritten) this.#file = Promise.resolve(undefined);
  }

  /** What is shown of it, and where the whole is if that is not all. */
  async shown(): Promise<string> {
    const file = await this.#file;
    if (file) await orNothing(file.close());
    const text = this.#head + this.#tail.join("");
    if (isBinaryText(text)) return binaryMark(this.#length);
    const { head, tail, leftOut } = endsOf(text, this.#limit);
    if (leftOut === 0) return head;
    return joinedEnds({ head, tail, leftOut: this.#length - head.length - tail.length }, file?.path);
  }
}

/** Characters of an open line that are looked at. */
const OPEN_LINE = 500;

function endOfLine(before: string, piece: string): string {
  const feed = piece.lastIndexOf("\n");
  return (feed < 0 ? before + piece.slice(-OPEN_LINE) : piece.slice(feed + 1)).slice(-OPEN_LINE);
}

/** A full disk is no reason for a command to fail. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ToolProblem) return undefined;
    throw error;
  }
}
