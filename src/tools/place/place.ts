import type { Folder, ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import { isInside, joined, nameOf, parentOf, relativeTo } from "./paths.ts";
import { isSecretFile } from "./secretFiles.ts";
import { spelled } from "./spelled.ts";

export type PlacePorts = Pick<ToolPorts, "workspace" | "files" | "kept">;

/** Where a path leads that a model wrote. */
export interface Place {
  /** Every link and `..` resolved: this, and nothing else, is handed to the ports. */
  readonly path: string;
  /** As it is told: from its workspace folder on, with the folder's name where there are several. */
  readonly shown: string;
  /** `kept`: among the outputs that tools kept for the model. */
  readonly standing: "inside" | "kept" | "outside";
  readonly exists: boolean;
  /** It may hold keys or passwords, by its name or by that of what it leads to. */
  readonly isSecret: boolean;
  /** Nothing of that name is there, and it could be meant in more than one folder. */
  readonly isAmbiguous: boolean;
}

/**
 * Decides where `written` leads; links are followed before anything is judged.
 * Relative paths are tried in each folder of the workspace, and may begin with
 * a folder's name. Throws a `ToolProblem` for what is no path here.
 */
export async function placeOf(written: string, ports: PlacePorts): Promise<Place> {
  const folders = ports.workspace.folders();
  const path = spelled(written, ports.workspace);
  if ("absolute" in path) return placeAt(joined(path.absolute, ""), ports);
  if (folders.length === 0)
    throw new ToolProblem("No folder is open in the editor, so relative paths lead nowhere.");
  const candidates = candidatesOf(path.relative, folders);
  const places: Place[] = [];
  for (const candidate of candidates) {
    const place = await placeAt(candidate.path, ports);
    if (place.exists) return place;
    if (candidate.isNamed && folders.length > 1) return place;
    places.push(place);
  }
  return chosen(places, ports);
}

interface Candidate {
  readonly path: string;
  readonly isNamed: boolean;
}

/** One folder: the path in it first, then without the folder's own name. Several: the named one first. */
function candidatesOf(relative: string, folders: readonly Folder[]): Candidate[] {
  const plain = relative.replace(/^(?:\.\/)+/, "");
  const named = folders
    .filter(({ name }) => plain === name || plain.startsWith(`${name}/`))
    .map(({ name, path }) => ({ path: joined(path, plain.slice(name.length)), isNamed: true }));
  const tried = folders.map(({ path }) => ({ path: joined(path, plain), isNamed: false }));
  return folders.length > 1 ? [...named, ...tried] : [...tried, ...named];
}

/** None of them is there: the one whose folder is. */
async function chosen(places: readonly Place[], { workspace, files }: PlacePorts): Promise<Place> {
  const [first] = places;
  if (!first) throw new ToolProblem("That is no path.");
  if (workspace.folders().length === 1) return first;
  const withParent: Place[] = [];
  for (const place of places) {
    const parent = parentOf(place.path);
    if (parent !== undefined && (await files.realpath(parent)) !== undefined) withParent.push(place);
  }
  const [only] = withParent;
  return only && withParent.length === 1 ? only : { ...first, isAmbiguous: true };
}

/** The same for a path that a port gave: absolute, and taken letter by letter. */
export async function placeAt(path: string, ports: PlacePorts): Promise<Place> {
  const { real, exists } = await realOf(path, ports);
  const standing = await standingOf(real, ports);
  const below = await lexicallyBelow(path, ports);
  const isSecret = standing.standing !== "kept" && (isSecretFile(standing.below) || isSecretFile(below));
  return {
    path: real,
    shown: standing.shown,
    standing: standing.standing,
    exists,
    isSecret,
    isAmbiguous: false,
  };
}

/** Of what is not there yet, the folders that are there are resolved: a link among them may lead anywhere. */
async function realOf(
  path: string,
  { files }: PlacePorts,
): Promise<{ readonly real: string; readonly exists: boolean }> {
  const missing: string[] = [];
  for (let at: string | undefined = path; at !== undefined; at = parentOf(at)) {
    const real = await files.realpath(at);
    if (real !== undefined) return { real: joined(real, missing.join("/")), exists: missing.length === 0 };
    if (await files.isLink(at)) throw new ToolProblem(`${at} is a link that leads nowhere.`);
    missing.unshift(nameOf(at));
  }
  return { real: path, exists: false };
}

interface Standing extends Pick<Place, "shown" | "standing"> {
  /** The part of the path whose names are judged. */
  readonly below: string;
}

async function standingOf(real: string, ports: PlacePorts): Promise<Standing> {
  const { workspace, files, kept } = ports;
  const folders = workspace.folders();
  let best: { readonly folder: Folder; readonly root: string } | undefined;
  for (const folder of folders) {
    const root = (await files.realpath(folder.path)) ?? folder.path;
    if (contains(root, real, ports) && root.length > (best?.root.length ?? 0)) best = { folder, root };
  }
  if (best) {
    const below = relativeTo(best.root, real);
    const name = folders.length > 1 ? best.folder.name : "";
    const shown = [name, below].filter(Boolean).join("/") || ".";
    return { standing: "inside", shown, below };
  }
  const keptRoot = (await files.realpath(kept.folder)) ?? kept.folder;
  const standing = contains(keptRoot, real, ports) ? "kept" : "outside";
  return { standing, shown: real, below: real };
}

/** The same part of a path whose links are not resolved: the link's own name may tell of a secret. */
async function lexicallyBelow(path: string, ports: PlacePorts): Promise<string> {
  const folder = ports.workspace.folders().find((one) => contains(one.path, path, ports));
  return folder ? relativeTo(folder.path, path) : path;
}

const contains = (root: string, path: string, { workspace }: PlacePorts): boolean =>
  workspace.ignoresCase ? isInside(path.toLowerCase(), root.toLowerCase()) : isInside(path, root);
