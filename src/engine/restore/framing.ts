import type { PlanState } from "../calls/facts.ts";
import { flat } from "../calls/wording.ts";
import type { Restored } from "../entries.ts";
import type { Excerpt } from "./excerpt.ts";
import type { PlanList } from "./planState.ts";

/** Something restored, before it is counted: `text` is what is sent. */
export type Framed = Omit<Restored, "tokens">;

/** Row R1: what the model is told with a file. It is no request: it says nothing but what is on the disk. */
export function framedFile(name: string, { text, shown, lines }: Excerpt): Framed {
  const part = shown
    ? `lines ${shown.map(({ from, to }) => `${from}–${to}`).join(", ")} of ${lines}`
    : "the whole file";
  return framed(
    "file",
    name,
    `[File ${flat(name)}, as it is on disk now, ${part}]\n${text.trimEnd()}\n[End of ${flat(name)}]`,
  );
}

/** Files beyond those that are read again: enough to ask for a part of one. */
export const framedOutline = (lines: readonly string[]): Framed =>
  framed(
    "outline",
    "other files",
    `[Other files that were looked at: what they define, at which line]\n${bullets(lines)}`,
  );

export const framedGone = (paths: readonly string[]): Framed =>
  framed(
    "file",
    "missing files",
    `[These files were read or written before, and are not there any more]\n${bullets(paths)}`,
  );

export function framedInstructions(name: string, text: string): Framed {
  const intro = `[Instructions of this workspace, from ${flat(name)} as it is on disk now]`;
  return framed("instructions", name, `${intro}\n${text.trimEnd()}\n[End of ${flat(name)}]`);
}

const MARKS: Readonly<Record<PlanState, string>> = {
  open: "[ ]",
  active: "[~]",
  done: "[x]",
  dropped: "[-]",
};

export function framedPlan({ items }: PlanList): Framed {
  const lines = items.map(({ text, state }) => `- ${MARKS[state]} ${flat(text)}`);
  return framed(
    "plan",
    "plan",
    `[The plan as it stands: [x] done, [~] in progress, [ ] open]\n${lines.join("\n")}`,
  );
}

export const framedTerminals = (lines: readonly string[]): Framed =>
  framed("terminals", "terminals", `[Terminals that are running now]\n${bullets(lines)}`);

export const framedTools = (names: readonly string[]): Framed =>
  framed("tools", "tools", `[Tools that can be called now]\n${bullets(names)}`);

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${flat(line)}`).join("\n");

const framed = (kind: Framed["kind"], name: string, text: string): Framed => ({
  kind,
  name,
  text: text.toWellFormed(),
});
