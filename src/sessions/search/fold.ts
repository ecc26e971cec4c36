const ONLY_ASCII = /^\p{ASCII}*$/u;
const ACCENTS = /[\u0300-\u036F]/g;

/** Text as search compares it: without case and accents. */
export function fold(text: string): string {
  if (ONLY_ASCII.test(text)) return text.toLowerCase();
  // A sigma at the end of a word has a letter of its own.
  return text.normalize("NFD").replaceAll(ACCENTS, "").toLowerCase().replaceAll("ς", "σ");
}

/** Leads from places in a folded text back to the text; to be asked from the beginning towards the end. */
export class Unfolding {
  readonly #text: string;
  readonly #isEven: boolean;
  /** `#text` up to the one is folded to what stands before the other. */
  #at = 0;
  #foldedAt = 0;

  constructor(text: string, folded: string) {
    this.#text = text;
    this.#isEven = text.length === folded.length && !ACCENTED.test(text);
  }

  /** Where the character begins that became the one at `index` of the folded text. */
  from(index: number): number {
    if (this.#isEven) return index;
    for (let step = index - this.#foldedAt; step > 0; step = this.#step(step, index));
    while (isAccent(this.#text, this.#at)) this.#at++;
    return this.#at;
  }

  /** Where the character ends that became the one at `index` of the folded text, perhaps with others. */
  through(index: number): number {
    const start = this.from(index);
    let end = start + ((this.#text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    while (isAccent(this.#text, end)) end++;
    return end;
  }

  /** Goes on by at most `step` characters, and returns how many to try next; 0 when it is there. */
  #step(step: number, index: number): number {
    const end = this.#wholeEnd(this.#at + step);
    const { length } = fold(this.#text.slice(this.#at, end));
    const left = index - this.#foldedAt;
    // Few letters become more than one when they lose their accents: Korean ones do.
    if (length > left) return step >> 1;
    this.#at = end;
    this.#foldedAt += length;
    return this.#at < this.#text.length ? left - length : 0;
  }

  /** Half of a character is folded to another length than it has as part of the whole one. */
  #wholeEnd(end: number): number {
    return (this.#text.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end;
  }
}

const ACCENTED = /[\u0300-\u036F]/;
const isAccent = (text: string, at: number): boolean => ACCENTED.test(text.charAt(at));
