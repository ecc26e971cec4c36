import { setImmediate } from "node:timers/promises";

import * as vscode from "vscode";

import { isInside } from "../../../tools/place/paths.ts";
import type { FilesRequest, Found, Match, Search, TextRequest } from "../../../tools/ports.ts";
import { cancellationOf } from "../cancellation.ts";
import { placeOf, readShown } from "../files/shown.ts";
import { pathOf, uriOf } from "../places.ts";
import { excludesOf } from "./excludes.ts";
import { linePattern } from "./linePattern.ts";

/** Bytes; larger files are data. */
const LARGEST_FILE = 2 * 1024 * 1024;

/** Files that are read, and characters of each line that are looked at. */
const MOST_FILES = 5_000;
const LONGEST_LINE = 1_000;

/** Milliseconds; after that what was found so far is the answer. */
const TIME_LIMIT = 20_000;

/**
 * Searches without ripgrep: where VS Code ships none that runs here, and in
 * folders that lie on no disk. VS Code finds the files; its API follows the
 * exclusions of the settings, and no ignore files.
 */
export const plainSearch: Search = {
  files: async (request) => {
    const uris = await findFiles(request, request.most + 1);
    return { found: uris.slice(0, request.most).map(pathOf), isCut: uris.length > request.most };
  },
  text: findText,
  ignored: (folder, names) => Promise.resolve(new Set(names.filter((name) => isExcluded(name, folder)))),
};

async function findFiles(
  { folders, glob, signal }: Pick<FilesRequest, "folders" | "glob" | "signal">,
  most: number,
): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  using cancellation = cancellationOf(signal);
  for (const folder of folders) {
    signal.throwIfAborted();
    const { globs } = excludesOf(uriOf(folder));
    found.push(
      ...(await vscode.workspace.findFiles(
        new vscode.RelativePattern(uriOf(folder), glob),
        globs.length > 0 ? `{${["**/.git/**", ...globs].join(",")}}` : "**/.git/**",
        most - found.length,
        cancellation.token,
      )),
    );
    if (found.length >= most) break;
  }
  signal.throwIfAborted();
  return found;
}

async function findText(request: TextRequest): Promise<Found<Match>> {
  const fits = linePattern(request);
  const uris = await findFiles({ ...request, glob: request.include ?? "**/*" }, MOST_FILES);
  const found: Match[] = [];
  const deadline = performance.now() + TIME_LIMIT;
  const isReachable = await insideOf(request.folders);
  for (const uri of uris) {
    // Other work of the extension host comes in between.
    await setImmediate();
    request.signal.throwIfAborted();
    const text = (await isReachable(pathOf(uri))) ? await textOf(uri) : "";
    for (const match of matchesIn(pathOf(uri), text, fits)) {
      if (found.length === request.most) return { found, isCut: true };
      found.push(match);
    }
    if (performance.now() > deadline) return { found, isCut: true };
  }
  return { found, isCut: uris.length === MOST_FILES };
}

/** VS Code follows links: what they bring in from outside of the folders is not searched. */
async function insideOf(folders: readonly string[]): Promise<(path: string) => Promise<boolean>> {
  const real = async (path: string): Promise<string | undefined> => placeOf(path).realpath(path);
  const roots = await Promise.all(folders.map(real));
  return async (path) => {
    const place = await real(path);
    return place !== undefined && roots.some((root) => root !== undefined && isInside(place, root));
  };
}

/** "" of what is large, or no text, or cannot be read. */
async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    const bytes = size > LARGEST_FILE ? new Uint8Array() : await readShown(pathOf(uri));
    return bytes.includes(0) ? "" : new TextDecoder().decode(bytes);
  } catch {
    return "";
  }
}

function matchesIn(path: string, text: string, fits: ReturnType<typeof linePattern>): Match[] {
  if (text === "") return [];
  const lines = text.split(/\r?\n/).map((line) => line.slice(0, LONGEST_LINE));
  const isMatch = fits(lines);
  return lines.flatMap((line, index) => (isMatch[index] ? [{ path, line: index + 1, text: line }] : []));
}

/** By the plain rules, which most are: a name, at the top or anywhere. */
const isExcluded = (name: string, folder: string): boolean =>
  name === ".git" || excludesOf(uriOf(folder)).globs.includes(`**/${name}`);
