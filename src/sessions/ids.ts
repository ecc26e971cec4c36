/**
 * Ids that sort by the time they were made: 10 characters of milliseconds and
 * 16 of chance, in Crockford's base 32 (the format of ULIDs).
 */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LAST_DIGIT = "Z";
const TIME_LENGTH = 10;
const CHANCE_LENGTH = 16;
const ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export const isId = (text: string): boolean => ID.test(text);

/** Each id is greater than the one before, and than `last`, even when the clock stands still or goes back. */
export class Ids {
  #last: string;
  readonly #now: () => number;
  readonly #randomBytes: (count: number) => Uint8Array;

  constructor(ports: { now(): number; randomBytes(count: number): Uint8Array }, last = "") {
    this.#now = () => ports.now();
    this.#randomBytes = (count) => ports.randomBytes(count);
    this.#last = last;
  }

  next(): string {
    const fresh = timeDigits(this.#now()) + chanceDigits(this.#randomBytes(CHANCE_LENGTH));
    this.#last = fresh > this.#last ? fresh : successor(this.#last);
    return this.#last;
  }
}

function timeDigits(milliseconds: number): string {
  let rest = milliseconds;
  let digits = "";
  for (let place = 0; place < TIME_LENGTH; place++) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return digits;
}

const chanceDigits = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => DIGITS.charAt(byte % DIGITS.length)).join("");

/** The next greater id: one more, with the carry running into the time. */
function successor(id: string): string {
  let place = id.length - 1;
  while (id.charAt(place) === LAST_DIGIT) place--;
  const raised = DIGITS.charAt(DIGITS.indexOf(id.charAt(place)) + 1);
  return id.slice(0, place) + raised + DIGITS.charAt(0).repeat(id.length - place - 1);
}
