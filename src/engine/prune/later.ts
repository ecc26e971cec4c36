import { linesIn } from "../calls/wording.ts";
import type { PruneCause, ResultPart } from "../entries.ts";
import type { Reading, Touches } from "./touches.ts";

/** Row P4. Characters. */
const LEAST_REPEATED = 200;
/** Texts alike in length and samples that are compared with one another. */
const MOST_ALIKE = 8;
/** A later reading of the same lines is about as long; else it was no reading ("unchanged since…"). */
const AS_LONG = 0.9;

interface Read extends Reading {
  readonly text: string;
}

/** What is known of the call behind a result. */
type TouchesOf = (part: ResultPart) => Touches | undefined;

/** What comes later in the conversation and stays whole: the walk goes from the newest result backwards (row P4). */
export class Later {
  readonly #touchesOf: TouchesOf;
  readonly #texts = new Map<number, string[]>();
  readonly #reads = new Map<string, Read[]>();
  readonly #written = new Set<string>();
  /** Not looked at before an older result asks. */
  readonly #waiting: { readonly part: ResultPart; readonly stays: boolean }[] = [];

  constructor(touchesOf: TouchesOf) {
    this.#touchesOf = touchesOf;
  }

  /** Why the model does not need this older result any more, if that is so. */
  causeOf(part: ResultPart, touches: Touches | undefined): PruneCause | undefined {
    for (const one of this.#waiting) this.#note(one.part, one.stays);
    this.#waiting.length = 0;
    const reading = part.isError ? undefined : touches?.reading;
    if (reading && this.#written.has(reading.path)) return "stale";
    if (reading && this.#isCovered({ ...reading, text: part.text })) return "superseded";
    return this.#isRepeated(part) ? "duplicate" : undefined;
  }

  /** `stays`: it is sent whole; what a call wrote counts in any case. */
  add(part: ResultPart, stays: boolean): void {
    this.#waiting.push({ part, stays });
  }

  #note(part: ResultPart, stays: boolean): void {
    const touches = part.isError ? undefined : this.#touchesOf(part);
    for (const path of touches?.written ?? []) this.#written.add(path);
    if (!stays) return;
    if (touches?.reading) push(this.#reads, touches.reading.path, { ...touches.reading, text: part.text });
    if (mayRepeat(part)) push(this.#texts, sampleOf(part.text), part.text);
  }

  #isRepeated(part: ResultPart): boolean {
    if (!mayRepeat(part)) return false;
    return this.#texts.get(sampleOf(part.text))?.includes(part.text) === true;
  }

  #isCovered(older: Read): boolean {
    return this.#reads.get(older.path)?.some((newer) => covers(newer, older)) === true;
  }
}

function covers(newer: Read, older: Read): boolean {
  if (newer.from > older.from || newer.text.length < older.text.length * AS_LONG) return false;
  return endOf(newer) >= endOf(older) || (newer.to === undefined && older.to === undefined);
}

/** Tools cut long files: without a last line, a reading reaches as far as its text does. */
const endOf = ({ from, to, text }: Read): number => to ?? from + linesIn(text) - 1;

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (list.length < MOST_ALIKE) list.push(value);
}

const mayRepeat = ({ text, media }: ResultPart): boolean =>
  text.length > LEAST_REPEATED && (media?.length ?? 0) === 0;

/** Characters that are looked at. */
const SAMPLES = 32;

/** Tells most texts apart without reading them whole. */
function sampleOf(text: string): number {
  let sample = text.length;
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  for (let at = text.length - 1; at >= 0; at -= step)
    sample = (Math.imul(sample, 31) + text.charCodeAt(at)) | 0;
  return sample;
}
