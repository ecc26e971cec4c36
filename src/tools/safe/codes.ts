/** Terminal codes by ECMA-48, as the pieces of patterns. */

/** What every code begins with, the bell, and the one-character forms of `ESC [` and `ESC \`. */
export const ESC = String.fromCharCode(0x1b);
const BEL = String.fromCharCode(0x07);
const CSI = String.fromCharCode(0x9b);
const ST = String.fromCharCode(0x9c);

/** The beginning of a string (a title, a link) and what may stand in it. */
const STRING = String.raw`${ESC}[\]PX^_][^${BEL}${ESC}${ST}]*`;

/** Strings up to their terminator, then CSI, then two-character codes. No piece overlaps the next. */
export const CODES = new RegExp(
  String.raw`${STRING}(?:${BEL}|${ESC}\\|${ST})|(?:${ESC}\[|${CSI})[0-?]*[ -/]*[@-~]|${ESC}[ -/]*[0-~]`,
  "g",
);

/** What begins a code and may go on in the next piece of an output. */
export const OPEN_CODE = new RegExp(String.raw`^(?:${ESC}(?:[ -/]*|\[[0-?]*[ -/]*)|${STRING}${ESC}?)$`);

/** Whether there may be codes in a text. */
export const mayHoldCodes = (text: string): boolean => text.includes(ESC) || text.includes(CSI);
