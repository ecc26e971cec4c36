import { grouped } from "../../engine/calls/wording.ts";

/** Characters or bytes that are looked at. */
const SAMPLE = 16_384;
/** Share of unprintable characters from which on a text is none. */
const BINARY_SHARE = 0.1;

/** Whether it is no text for a reader: bytes of a program or picture that were decoded all the same. */
export function isBinaryText(text: string): boolean {
  const sample = text.length > 2 * SAMPLE ? text.slice(0, SAMPLE) + text.slice(-SAMPLE) : text;
  let strange = 0;
  for (let i = 0; i < sample.length; i++) if (isStrange(sample.charCodeAt(i))) strange++;
  return strange > sample.length * BINARY_SHARE;
}

/** Neither tab, line ends, backspace, form feed nor escape; or the mark of what could not be decoded. */
const isStrange = (code: number): boolean =>
  (code < 0x20 && (code < 0x08 || code > 0x0d) && code !== 0x1b) || code === 0x7f || code === 0xff_fd;

/** "[binary, 3.2 MB, not shown]". */
export const binaryMark = (bytes: number): string => `[binary, ${bytesWords(bytes)}, not shown]`;

/** "812 bytes", "3.2 KB", "14 MB"; 1 KB is 1,024 bytes. */
export function bytesWords(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const units = ["KB", "MB", "GB", "TB"];
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  const figure = size < 9.95 ? size.toFixed(1).replace(/\.0$/, "") : grouped(Math.round(size));
  return `${figure} ${units[unit]}`;
}
