import * as z from "zod";

import { flat } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import { assertUnmoved, existingPlace, readPermission } from "../place/access.ts";
import { joined } from "../place/paths.ts";
import type { FolderItem, ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import { answered } from "../results.ts";
import { bytesWords } from "../safe/binary.ts";
import type { Tool } from "../tool.ts";

const MOST_ENTRIES = 500;
/** Of one folder: of a larger one only these are sorted and shown. */
const MOST_NAMES = 5_000;

const ARGS = z.object({
  path: z.string().optional().describe('From the workspace folder on, or absolute; "." if left out.'),
  depth: z.int().min(1).max(3).optional().describe("1: the folder alone (the usual); up to 3 levels."),
});

export const listFolder = (ports: ToolPorts): Tool =>
  defineTool({
    name: "list_folder",
    description:
      "Lists a folder: folders first, files with their sizes. Folders that searches ignore are named but not opened. find_files finds files by name.",
    effect: "looks",
    args: ARGS,
    prepare: async ({ path = ".", depth = 1 }, context) => {
      const roots = ports.workspace.folders();
      if (roots.length > 1 && /^\.?\/?$/.test(path.trim()))
        return answered(roots.map(({ name }) => `${name}/`).join("\n"));
      const place = await existingPlace(path || ".", ports, context.signal);
      const info = await ports.files.stat(place.path);
      if (info?.kind !== "folder") throw new ToolProblem(`${place.shown} is a file: read_file shows it.`);
      const permission = readPermission(place, ports);
      const run = async (signal: AbortSignal) => {
        await assertUnmoved(place, ports);
        const listing: Listing = { ports, signal, lines: [], isCut: false };
        await list(listing, { path: place.path, level: 0, depth });
        const note = listing.isCut ? [`[Only the first ${MOST_ENTRIES} entries are shown.]`] : [];
        return answered([...listing.lines, ...note].join("\n") || "(no entries)");
      };
      return permission ? { permission, run } : { run };
    },
  });

interface Listing {
  readonly ports: ToolPorts;
  readonly signal: AbortSignal;
  readonly lines: string[];
  isCut: boolean;
}

interface Opened {
  readonly path: string;
  readonly level: number;
  readonly depth: number;
}

async function list(listing: Listing, { path, level, depth }: Opened): Promise<void> {
  const { ports, signal, lines } = listing;
  signal.throwIfAborted();
  const items = [...(await ports.files.list(path, MOST_NAMES))].sort(byKindAndName);
  const folders = items.filter(({ kind }) => kind === "folder").map(({ name }) => name);
  const ignored = await ports.search.ignored(path, folders);
  for (const item of items) {
    if (lines.length >= MOST_ENTRIES) {
      listing.isCut = true;
      return;
    }
    const isIgnored = ignored.has(item.name);
    lines.push("  ".repeat(level) + told(item, isIgnored));
    const isOpened = item.kind === "folder" && !isIgnored && level + 1 < depth;
    if (isOpened) await list(listing, { path: joined(path, item.name), level: level + 1, depth });
  }
}

const byKindAndName = (a: FolderItem, b: FolderItem): number =>
  Number(b.kind === "folder") - Number(a.kind === "folder") ||
  Number(a.name > b.name) - Number(a.name < b.name);

function told({ name, kind, size }: FolderItem, isIgnored: boolean): string {
  const shown = flat(name);
  if (kind === "folder") return isIgnored ? `${shown}/ (ignored)` : `${shown}/`;
  if (kind === "link") return `${shown} (link)`;
  return size === undefined ? shown : `${shown}  ${bytesWords(size)}`;
}
