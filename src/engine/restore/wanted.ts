import type { Transcript } from "../transcript.ts";
import { type Look, touchesIn } from "./touches.ts";

/** A file that may be read again after the cut (row R1). */
export interface WantedFile {
  /** As the model wrote it last. */
  readonly path: string;
  /** Where it was looked at, the newest look first. */
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
  const inTail: string[] = [];
  const wanted: { path: string; plain: string; looks: Look[]; isCertain: boolean }[] = [];
  for (const { path, look, isWhole, isCertain, at } of touchesIn(transcript)) {
    const plain = plainOf(path);
    if (isWhole && at >= tail) inTail.push(plain);
    const known = wanted.find((file) => isSame(file.plain, plain));
    if (known) {
      known.isCertain ||= isCertain;
      if (known.looks.length < MOST_LOOKS) known.looks.push(look);
    } else if (wanted.length < most + inTail.length) wanted.push({ path, plain, looks: [look], isCertain });
  }
  return wanted
    .filter(({ plain }) => !inTail.some((shown) => isSame(shown, plain)))
    .slice(0, most)
    .map(({ path, looks, isCertain }) => ({ path, looks, isCertain }));
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
