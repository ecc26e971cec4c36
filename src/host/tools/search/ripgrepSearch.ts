import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { FilesRequest, Found, Match, Search, TextRequest } from "../../../tools/ports.ts";
import { uriOf } from "../places.ts";
import { excludesOf } from "./excludes.ts";
import { matchOf } from "./matchOf.ts";
import { ripgrep } from "./ripgrep.ts";
import { onlyGlob, textArgs, walkArgs } from "./ripgrepArgs.ts";

/** Milliseconds for telling what of a folder is ignored: it is a help, nothing depends on it. */
const IGNORED_LIMIT = 3_000;

/** Searches folders of this machine's disk with the ripgrep at `program`. */
export const ripgrepSearch = (program: string): Search => ({
  files: (request) => collect(request, (folder, take) => findFiles(program, request, { folder, take })),
  text: (request) => collect(request, (folder, take) => findText(program, request, { folder, take })),
  ignored: (folder, names) => ignored(program, folder, names),
});

/** One folder after the other, until there is more than enough. */
async function collect<T>(
  { folders, most }: { readonly folders: readonly string[]; readonly most: number },
  search: (folder: string, take: (one: T) => boolean) => Promise<{ readonly isWhole: boolean }>,
): Promise<Found<T>> {
  const found: T[] = [];
  let isCut = false;
  for (const folder of folders) {
    const { isWhole } = await search(folder, (one) => {
      // One more than is wanted tells that there are more.
      if (found.length === most) return false;
      found.push(one);
      return true;
    });
    isCut ||= !isWhole;
    if (found.length === most && isCut) break;
  }
  return { found, isCut };
}

interface In<T> {
  readonly folder: string;
  readonly take: (one: T) => boolean;
}

const findFiles = (
  program: string,
  { glob, signal }: Pick<FilesRequest, "glob" | "signal">,
  { folder, take }: In<string>,
): Promise<{ readonly isWhole: boolean }> =>
  withGlob(glob, (globArgs) => {
    const args = [...walkArgs(excludesOf(uriOf(folder))), ...globArgs, "--files"];
    return ripgrep({ program, args, cwd: folder, signal }, (path) => take(pathIn(folder, path)));
  });

const findText = (
  program: string,
  request: TextRequest,
  { folder, take }: In<Match>,
): Promise<{ readonly isWhole: boolean }> =>
  withGlob(request.include, (globArgs) => {
    const args = [...walkArgs(excludesOf(uriOf(folder))), ...globArgs, ...textArgs(request)];
    return ripgrep({ program, args, cwd: folder, signal: request.signal }, (line) => {
      const match = matchOf(line);
      return !match || take({ ...match, path: pathIn(folder, match.path) });
    });
  });

/** What no walk comes to is left out; what it has not come to in time is not known to be. */
async function ignored(
  program: string,
  folder: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const unseen = new Set(names);
  const args = [...walkArgs(excludesOf(uriOf(folder))), "--files"];
  const signal = AbortSignal.timeout(IGNORED_LIMIT);
  const see = (path: string): boolean => {
    unseen.delete(plain(path).split("/", 1)[0] ?? "");
    return unseen.size > 0;
  };
  try {
    const { isWhole } = await ripgrep({ program, args, cwd: folder, signal }, see);
    return isWhole ? unseen : new Set();
  } catch (error) {
    if (signal.aborted) return new Set();
    throw error;
  }
}

/** Runs `work` with the arguments that leave only files of this glob. */
async function withGlob<T>(
  glob: string | undefined,
  work: (args: readonly string[]) => Promise<T>,
): Promise<T> {
  if (glob === undefined) return work([]);
  const place = await mkdtemp(join(tmpdir(), "anchored-chat-"));
  try {
    const file = join(place, "only");
    await writeFile(file, onlyGlob(glob));
    return await work(["--ignore-file", file]);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const plain = (path: string): string => path.replaceAll("\\", "/").replace(/^\.\//, "");

const pathIn = (folder: string, path: string): string =>
  `${folder.endsWith("/") ? folder : `${folder}/`}${process.platform === "win32" ? plain(path) : path.replace(/^\.\//, "")}`;
