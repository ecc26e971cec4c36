import { existingPlace } from "../place/access.ts";
import { isInside, parentOf } from "../place/paths.ts";
import type { Place } from "../place/place.ts";
import type { ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";

/** Where is searched. */
export interface Scope {
  readonly folders: readonly string[];
  /** The one file that is meant. */
  readonly file?: string;
}

/** All folders of the workspace where no path is given; else that folder or file, inside the workspace. */
export async function scopeOf(
  path: string | undefined,
  ports: ToolPorts,
  signal: AbortSignal,
): Promise<Scope> {
  const roots = ports.workspace.folders().map((folder) => folder.path);
  if (roots.length === 0)
    throw new ToolProblem("No folder is open in the editor: there is nothing to search.");
  if (path === undefined || /^\.?\/?$/.test(path.trim())) return { folders: roots };
  const place = await existingPlace(path, ports, signal);
  assertSearchable(place);
  const info = await ports.files.stat(place.path);
  if (info?.kind === "folder") return { folders: [place.path] };
  return { folders: [parentOf(place.path) ?? place.path], file: place.path };
}

function assertSearchable({ standing, isSecret, shown }: Place): void {
  if (standing !== "inside")
    throw new ToolProblem(`${shown} is outside of the workspace: only the workspace can be searched.`);
  if (isSecret)
    throw new ToolProblem(
      `${shown} may hold keys or passwords and is not searched; read_file asks the user.`,
    );
}

/**
 * Where a glob looks as models write it: without a slash it is meant for every
 * level, a whole path is taken from its folder, and of several folders the one
 * that it begins with is meant.
 */
export function globScope(written: string, { folders }: Scope, { workspace }: Pick<ToolPorts, "workspace">) {
  const glob = written
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "");
  const named =
    folders.length > 1 ? workspace.folders().find(({ name }) => glob.startsWith(`${name}/`)) : undefined;
  const root = named?.path ?? folders.find((folder) => isInside(glob, folder));
  const below = glob.slice(named ? named.name.length : (root?.length ?? 0)).replace(/^\/+/, "");
  if (below.split("/").includes("..") || /^[A-Za-z][\w+.-]*:/.test(below))
    throw new ToolProblem("A glob must stay inside the workspace: leave out .. and whole paths.");
  const isPlaced = below.includes("/") || below === "**" || root !== undefined;
  return { glob: isPlaced ? below || "**" : `**/${below}`, folders: root === undefined ? folders : [root] };
}
