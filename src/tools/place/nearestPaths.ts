import { nearestNames } from "../nearestNames.ts";
import type { Search } from "../ports.ts";
import { globFor, joined, nameOf, parentOf } from "./paths.ts";
import { type Place, placeAt, type PlacePorts } from "./place.ts";

const MOST = 5;
/** Names that are compared. */
const MOST_NAMES = 2_000;

/** What may have been meant by a place where nothing is: files of that name elsewhere, then names like it beside it. */
export async function nearestPaths(
  { path }: Pick<Place, "path">,
  ports: PlacePorts & { readonly search: Search },
  signal: AbortSignal,
): Promise<string[]> {
  const elsewhere = await sameNamed(nameOf(path), ports, signal);
  const beside = await besideIt(path, ports.files);
  const shown: string[] = [];
  for (const found of [...elsewhere, ...beside]) {
    const place = await placeAt(found, ports);
    if (place.exists && place.standing === "inside") shown.push(place.shown);
  }
  return [...new Set(shown)].slice(0, MOST);
}

async function sameNamed(
  name: string,
  { workspace, search }: PlacePorts & { readonly search: Search },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const glob = `**/${globFor(name)}`;
  const folders = workspace.folders().map(({ path }) => path);
  const { found } = await search.files({ glob, folders, most: MOST, signal });
  return found;
}

/** In the nearest folder that there is. */
async function besideIt(path: string, files: PlacePorts["files"]): Promise<string[]> {
  const parent = parentOf(path);
  if (parent === undefined) return [];
  const info = await files.stat(parent);
  if (!info) return besideIt(parent, files);
  if (info.kind !== "folder") return [];
  const names = (await files.list(parent, MOST_NAMES)).map(({ name }) => name);
  return nearestNames(nameOf(path), names, MOST).map((name) => joined(parent, name));
}
