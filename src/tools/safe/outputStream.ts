import { cleanText } from "./clean.ts";
import { ESC, OPEN_CODE } from "./codes.ts";

/** Longer beginnings of a code are no code. Characters. */
const LONGEST_CODE = 4_096;

/**
 * Makes what a running command prints fit to be shown piece by piece: codes and
 * characters that are cut apart wait for their rest. A line that is written
 * over (a progress bar) comes as several lines.
 */
export class OutputStream {
  #waiting = "";

  add(piece: string): string {
    const text = this.#waiting + piece;
    const end = openFrom(text);
    this.#waiting = text.slice(end);
    return shown(text.slice(0, end));
  }

  /** What was still waiting. */
  end(): string {
    const text = this.#waiting;
    this.#waiting = "";
    return shown(text);
  }
}

const shown = (text: string): string =>
  text === ""
    ? ""
    : cleanText(text.includes("\r") ? text.replaceAll("\r\n", "\n").replaceAll(/\r+/g, "\n") : text);

/** Where what cannot be shown yet begins. */
function openFrom(text: string): number {
  const escape = text.lastIndexOf(ESC);
  // A last ESC may be the first half of what ends a string that began before.
  const before = escape === text.length - 1 && escape > 0 ? text.lastIndexOf(ESC, escape - 1) : -1;
  if (isOpenCode(text, before)) return before;
  if (isOpenCode(text, escape)) return escape;
  const last = text.charCodeAt(text.length - 1);
  const isHalf = last === 0x0d || (last >= 0xd800 && last <= 0xdbff);
  return isHalf ? text.length - 1 : text.length;
}

const isOpenCode = (text: string, at: number): boolean =>
  at >= 0 && text.length - at <= LONGEST_CODE && OPEN_CODE.test(text.slice(at));
