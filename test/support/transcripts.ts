import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** Real conversations of several assistants, kept beside the repository and never copied into it. */
const ROOT = join(import.meta.dirname, "../../../shared/transcripts");

export interface Transcript {
  readonly name: string;
  readonly path: string;
}

/** What a test says when it is skipped because the real conversations are not here. */
export const TRANSCRIPTS_ABSENT = "needs the real conversations in ../shared/transcripts";

/** The files of a folder and its subfolders whose names end so, in order of their names; none when absent. */
export function transcripts(folder: string, ending: string): readonly Transcript[] {
  const root = join(ROOT, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => ({ name: basename(path), path: join(root, path) }));
}
