import { t } from "../../l10n/l10n.ts";
import type { Search } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import type { Permission } from "../tool.ts";
import { nearestPaths } from "./nearestPaths.ts";
import { type Place, placeAt, placeOf, type PlacePorts } from "./place.ts";

/** Where `written` leads, if something is there; else a `ToolProblem` that names what looks like it. */
export async function existingPlace(
  written: string,
  ports: PlacePorts & { readonly search: Search },
  signal: AbortSignal,
): Promise<Place> {
  const place = await placeOf(written, ports);
  if (place.exists) return place;
  const near = place.standing === "inside" ? await nearestPaths(place, ports, signal) : [];
  const meant = near.length > 0 ? ` The nearest there are: ${near.join(", ")}.` : "";
  throw new ToolProblem(`There is no ${place.shown}.${meant}`);
}

const OUTSIDE = t("outside of the workspace");
const SECRET = t("may hold keys or passwords");

/** Nothing for what may be read freely. */
export function readPermission(place: Place, ports: PlacePorts): Permission | undefined {
  const because = reasons(place);
  if (because === undefined) return undefined;
  return {
    key: `read ${keyOf(place, ports)}`,
    action: "read",
    target: place.path,
    because,
    always: t("reading this"),
  };
}

/**
 * Whoever writes there decides what runs: tasks, terminals, hooks, other programs' start. A file `.git` names the
 * folder whose settings and hooks git follows.
 */
const GUARDED =
  /(?:^|\/)(?:(?:\.vscode|\.devcontainer|\.husky|\.claude|\.cursor|\.github\/workflows)\/|(?:\.git|\.mcp\.json|\.devcontainer\.json|\.gitmodules)$)|\.code-workspace$/i;
const GUARD = t("its content can make programs run");

/** Everything that is written needs one; within the workspace one word counts for all files. */
export function writePermission(place: Place, diff: string, ports: PlacePorts): Permission {
  const because = reasons(place) ?? (GUARDED.test(place.shown) ? GUARD : undefined);
  if (because === undefined)
    return { key: "write", action: "write", target: place.shown, always: t("edits in the workspace"), diff };
  const key = `write ${keyOf(place, ports)}`;
  return { key, action: "write", target: place.path, because, always: t("edits of this file"), diff };
}

const reasons = ({ standing, isSecret }: Place): string | undefined => {
  const found = [...(standing === "outside" ? [OUTSIDE] : []), ...(isSecret ? [SECRET] : [])];
  return found.length > 0 ? found.join("; ") : undefined;
};

const keyOf = ({ path }: Place, { workspace }: PlacePorts): string =>
  workspace.ignoresCase ? path.toLowerCase() : path;

/** Throws where nothing may be written, whoever allows it. */
export function assertWritable(place: Place, { workspace }: PlacePorts): void {
  if (place.standing === "kept")
    throw new ToolProblem(`${place.shown} is kept for reading only: write into the workspace instead.`);
  if (!place.isAmbiguous) return;
  const names = workspace.folders().map(({ name }) => `${name}/`);
  throw new ToolProblem(
    `Several folders are open and ${place.shown} is in none of them: begin the path with one of ${names.join(", ")}.`,
  );
}

/** A link may have been laid since the place was judged, or its folder closed in the editor. */
export async function assertUnmoved({ path, shown, standing }: Place, ports: PlacePorts): Promise<void> {
  const now = await placeAt(path, ports);
  if (now.path === path && now.standing === standing) return;
  throw new ToolProblem(`${shown} leads elsewhere than a moment ago. Nothing was done.`);
}
