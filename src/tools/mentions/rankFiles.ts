/** A file as the search for its name needs it: made once, compared with every query. */
export interface NamedFile {
  readonly path: string;
  /** The path without regard to case and to how accents are written. */
  readonly folded: string;
  /** Where the file's own name begins in `folded`. */
  readonly nameAt: number;
}

export function namedFile(path: string): NamedFile {
  const folded = fold(path);
  return { path, folded, nameAt: folded.lastIndexOf("/") + 1 };
}

const fold = (text: string): string => text.normalize("NFC").toLowerCase();

export interface Ranked<File> {
  /** The best first. */
  readonly found: readonly File[];
  /** Others fit, too. */
  readonly more: boolean;
}

interface Options {
  readonly most: number;
  /** Paths that were in use, the newest first: of files that fit equally well they come first. */
  readonly recent: readonly string[];
}

/**
 * The files whose name begins with the query, then those with a folder that does, then those that have it
 * anywhere, then those with all its characters in their order. Among equals: recent ones, then short paths,
 * then by the alphabet. One pass; nothing is sorted but the few that are kept.
 */
export function rankFiles<File extends NamedFile>(
  query: string,
  files: readonly File[],
  { most, recent }: Options,
): Ranked<File> {
  const wanted = fold(query.trim())
    .replaceAll("\\", "/")
    .replace(/^(?:\.?\/)+/, "");
  const recency = new Map(recent.map((path, index) => [path, index]));
  const best: Candidate<File>[] = [];
  let fits = 0;
  for (const file of files) {
    const step = stepOf(file, wanted);
    if (step === undefined) continue;
    fits++;
    keep(best, { file, step, age: recency.get(file.path) ?? Infinity }, most);
  }
  return { found: best.map(({ file }) => file), more: fits > best.length };
}

interface Candidate<File> {
  readonly file: File;
  /** 0 is best. */
  readonly step: number;
  readonly age: number;
}

/** How well a file fits; undefined: not at all. */
function stepOf({ folded, nameAt }: NamedFile, wanted: string): number | undefined {
  if (wanted === "") return 0;
  if (folded.startsWith(wanted, nameAt)) return folded.length - nameAt === wanted.length ? 0 : 1;
  const at = folded.indexOf(wanted);
  if (at === 0 || folded.includes(`/${wanted}`)) return 2;
  if (at > 0) return folded.includes(wanted, nameAt) ? 3 : 4;
  if (isWithin(wanted, folded, nameAt)) return 5;
  return isWithin(wanted, folded, 0) ? 6 : undefined;
}

/** Whether all characters of `wanted` come in `text` from there on, in their order. */
function isWithin(wanted: string, text: string, from: number): boolean {
  let at = from;
  for (const character of wanted) {
    const found = text.indexOf(character, at);
    if (found < 0) return false;
    at = found + character.length;
  }
  return true;
}

/** Puts it where it belongs, if it is among the `most` best so far. */
function keep<File extends NamedFile>(best: Candidate<File>[], one: Candidate<File>, most: number): void {
  const last = best.at(-1);
  if (best.length >= most && (!last || order(one, last) >= 0)) return;
  const at = best.findIndex((other) => order(one, other) < 0);
  best.splice(at < 0 ? best.length : at, 0, one);
  if (best.length > most) best.pop();
}

const order = (a: Candidate<NamedFile>, b: Candidate<NamedFile>): number =>
  a.step - b.step ||
  (a.age === b.age ? 0 : a.age - b.age) ||
  a.file.path.length - b.file.path.length ||
  (a.file.path < b.file.path ? -1 : 1);
