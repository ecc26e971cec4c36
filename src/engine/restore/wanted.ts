import type { Transcript } from "../transcript.ts";
import { type Look, touchesIn } from "./touches.ts";

/** A file that may be read again after the cut (row R1). */
export interface WantedFile {
  /** As the model wrote it last. */
  readonly path: string;
  /** Where it was looked at: what the tail shows last, and the newest look first. */
  readonly looks: readonly Look[];
  /** A file tool named it: when it is gone, that is worth saying. */
  readonly isCertain: boolean;
}

/** More looks than these at one file do not say better what of it matters. */
const MOST_LOOKS = 12;

/**
 * Files read or written, the newest first, at most `most`; those whose whole
 * text stands in the tail, which begins at message `tail`, are left out.
 */
export function wantedFiles(transcript: Transcript, tail: number, most: number): WantedFile[] {
  const whole: string[] = [];
  const wanted: { path: string; plain: string; looks: Look[]; inTail: Look[]; isCertain: boolean }[] = [];
  for (const { path, look, isWhole, isCertain, at } of touchesIn(transcript)) {
    const plain = plainOf(path);
    if (isWhole && at >= tail) whole.push(plain);
    let file = wanted.find((one) => isSame(one.plain, plain));
    if (!file) {
      if (wanted.length >= most + whole.length) continue;
      file = { path, plain, looks: [], inTail: [], isCertain };
      wanted.push(file);
    }
    file.isCertain ||= isCertain;
    const looks = at >= tail ? file.inTail : file.looks;
    if (looks.length < MOST_LOOKS) looks.push(look);
  }
  return wanted
    .filter(({ plain }) => !whole.some((shown) => isSame(shown, plain)))
    .slice(0, most)
    .map(({ path, looks, inTail, isCertain }) => ({ path, looks: [...looks, ...inTail], isCertain }));
}

/** Whether both name one file; one of the two may be told from the working folder. */
export const isSamePath = (a: string, b: string): boolean => isSame(plainOf(a), plainOf(b));

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  return longer.endsWith(`/${shorter}`) && isAbsolute(longer) && !isAbsolute(shorter);
}

const plainOf = (path: string): string => path.replaceAll("\\", "/").replace(/^file:\/\/|^(?:\.\/)+/, "");

const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(path);
