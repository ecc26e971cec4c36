import type { Restored } from "../entries.ts";
import { excerptOf } from "./excerpt.ts";
import {
  type Framed,
  framedFile,
  framedGone,
  framedInstructions,
  framedOutline,
  framedPlan,
  framedTerminals,
  framedTools,
} from "./framing.ts";
import { type Outlined, outlineOf } from "./outline.ts";
import type { RestorePlan } from "./restorePlan.ts";
import { LEAST_EXCERPT, Shelf } from "./shelf.ts";
import type { Look } from "./touches.ts";
import type { WantedFile } from "./wanted.ts";

/** `name` is how people and models call it: the path from the workspace folder. */
export type FileContent =
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  | { readonly kind: "gone" }
  /** Outside of the workspace, secret, binary, too large, or not to be trusted. */
  | { readonly kind: "refused" };

/** What is asked about the world after a cut. None of them throws. */
export interface RestorePorts {
  /** `path` as the model wrote it. */
  readonly readFile: (path: string) => Promise<FileContent>;
  /** One line for each terminal in which something runs. */
  readonly terminals?: () => Promise<readonly string[]>;
  /** Names of the tools that the model may call. */
  readonly tools?: () => readonly string[];
}

interface Restoring {
  /** Absent: there is nothing to be asked; the plan is in the conversation itself. */
  readonly world?: RestorePorts;
  readonly count: (text: string) => number;
  /** Tokens that may be used, message overhead included. */
  readonly room: number;
}

/** Row R2, the most specific first; two of the same text are one. */
const INSTRUCTIONS = ["AGENTS.md", "CLAUDE.md", ".github/copilot-instructions.md"];

/**
 * What was read again (rows R1, R2), in the order in which it is sent, never
 * more than `room`. The small things that tell where the work stands come
 * first to it, then the workspace's instructions, then files, newest first.
 */
export async function restore(
  plan: RestorePlan | undefined,
  { world = EMPTY_WORLD, count, room }: Restoring,
): Promise<Restored[]> {
  if (!plan) return [];
  const shelf = new Shelf(room, count);
  const state = [
    plan.list && framedPlan(plan.list),
    listed(await world.terminals?.(), framedTerminals),
    listed(world.tools?.(), framedTools),
  ].flatMap((framed) => (framed ? shelf.put(framed) : []));
  const instructions = await instructionsIn(plan, world, shelf);
  const files = await filesIn(plan, world, shelf);
  return [...instructions, ...files, ...state];
}

const EMPTY_WORLD: RestorePorts = { readFile: () => Promise.resolve({ kind: "refused" }) };

const listed = (
  lines: readonly string[] | undefined,
  frame: (lines: readonly string[]) => Framed,
): Framed | undefined => (lines && lines.length > 0 ? frame(lines) : undefined);

async function instructionsIn(
  { limits }: RestorePlan,
  { readFile }: RestorePorts,
  shelf: Shelf,
): Promise<Restored[]> {
  const restored: Restored[] = [];
  const seen = new Set<string>();
  let left = limits.instructions;
  if (left === 0) return [];
  for (const path of INSTRUCTIONS) {
    const content = await readFile(path);
    if (content.kind !== "text" || content.text.trim() === "" || seen.has(content.text.trim())) continue;
    seen.add(content.text.trim());
    const text = fitted(content.text, [], shelf, Math.min(limits.perFile, left))?.text;
    const put = text === undefined ? [] : shelf.put(framedInstructions(content.name, text));
    left -= tokensOf(put);
    restored.push(...put);
  }
  return restored;
}

async function filesIn(
  { files, limits }: RestorePlan,
  { readFile }: RestorePorts,
  shelf: Shelf,
): Promise<Restored[]> {
  const restored: Restored[] = [];
  const gone: string[] = [];
  const further: Outlined[] = [];
  const seen = new Set<string>(INSTRUCTIONS);
  let left = limits.most;
  for (const file of files) {
    const content = await readFile(file.path);
    if (content.kind === "gone" && file.isCertain) gone.push(file.path);
    if (content.kind !== "text" || seen.has(content.name)) continue;
    seen.add(content.name);
    if (restored.length === limits.files) {
      further.push({ ...content, looks: file.looks });
      continue;
    }
    const put = putFile(file, content, { shelf, most: Math.min(limits.perFile, left) });
    left -= tokensOf(put);
    restored.push(...put);
  }
  const outline = outlineOf(further, { most: shelf.roomFor(limits.outline), count: shelf.count });
  const told = [listed(gone, framedGone), listed(outline, framedOutline)];
  return [...restored, ...told.flatMap((framed) => (framed ? shelf.put(framed) : []))];
}

function putFile(
  { looks }: WantedFile,
  { name, text }: { readonly name: string; readonly text: string },
  { shelf, most }: { readonly shelf: Shelf; readonly most: number },
): Restored[] {
  if (text.trim() === "") return [];
  const excerpt = fitted(text, looks, shelf, most);
  return excerpt ? shelf.put(framedFile(name, excerpt)) : [];
}

function fitted(
  text: string,
  looks: readonly Look[],
  shelf: Shelf,
  most: number,
): ReturnType<typeof excerptOf> {
  const room = shelf.roomFor(most);
  return room < LEAST_EXCERPT ? undefined : excerptOf(text, { looks, most: room, count: shelf.count });
}

const tokensOf = (restored: readonly Restored[]): number =>
  restored.reduce((sum, { tokens }) => sum + tokens, 0);
