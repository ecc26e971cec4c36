import type { Change } from "./facts.ts";

const FILE = /^(?:\*\*\* (?:Update|Add|Delete) File: (.+)|\+\+\+ (?:b\/)?([^\t]+))/;
const BOUNDARY = /^(?:@@|\*\*\* |--- |diff |index )/;

/** Codex's patch envelope or a unified diff. */
export const looksLikePatch = (text: string): boolean =>
  text.includes("*** Begin Patch") || /^(?:diff --git|--- .*\n\+\+\+ |@@ )/m.test(text);

/** One change a hunk, context lines left out. `path` serves a diff that names no file. */
export function patchChanges(patch: string, path?: string): Change[] {
  const changes: { path: string; before: string[]; after: string[] }[] = [];
  let file = path;
  let isOpen = false;
  for (const line of patch.split("\n")) {
    const named = FILE.exec(line);
    if (named) file = (named[1] ?? named[2])?.trim();
    if (named || BOUNDARY.test(line)) {
      isOpen = false;
      if (named && line.startsWith("***") && file) changes.push({ path: file, before: [], after: [] });
      continue;
    }
    const side = line.startsWith("+") ? "after" : line.startsWith("-") ? "before" : undefined;
    if (!side || file === undefined) continue;
    const last = changes.at(-1);
    const isSame = last?.path === file && (isOpen || isEmpty(last));
    const change = last && isSame ? last : { path: file, before: [], after: [] };
    if (change !== last) changes.push(change);
    change[side].push(line.slice(1));
    isOpen = true;
  }
  return changes.map(({ path: of, before, after }) => ({
    path: of,
    before: before.join("\n"),
    after: after.join("\n"),
  }));
}

const isEmpty = (change: { before: readonly string[]; after: readonly string[] }): boolean =>
  change.before.length === 0 && change.after.length === 0;
