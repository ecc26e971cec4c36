import type { Workspace } from "../ports.ts";
import { isInside, relativeTo } from "./paths.ts";

/** A path that a port gave, as it is told; undefined where it lies in no folder of the workspace. Links are not looked at. */
export function shownPath(
  path: string,
  workspace: Pick<Workspace, "folders" | "ignoresCase">,
): string | undefined {
  const folders = workspace.folders();
  const plain = (text: string): string => (workspace.ignoresCase ? text.toLowerCase() : text);
  const folder = folders
    .filter((one) => isInside(plain(path), plain(one.path)))
    .reduce<(typeof folders)[number] | undefined>(
      (best, one) => (one.path.length > (best?.path.length ?? 0) ? one : best),
      undefined,
    );
  if (!folder) return undefined;
  const below = relativeTo(folder.path, path);
  return folders.length > 1 ? `${folder.name}/${below}` : below;
}
