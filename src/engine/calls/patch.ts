import type { Change } from "./facts.ts";

const ENVELOPE_FILE = /^\*\*\* (Update|Add|Delete) File: (.+)/;
const DIFF_FILE = /^\+\+\+ (?:b\/)?([^\t]+)/;
const BOUNDARY = /^(?:@@|\*\*\* |--- |diff |index )/;

/** Codex's patch envelope or a unified diff. */
export const looksLikePatch = (text: string): boolean =>
  text.includes("*** Begin Patch") || /^(?:diff --git|--- .*\n\+\+\+ |@@ )/m.test(text);

/** One change a hunk, context lines left out. `path` serves a diff that names no file. */
export function patchChanges(patch: string, path?: string): Change[] {
  const hunks: { path: string; before: string[]; after: string[] }[] = [];
  let file = path;
  let isOpen = false;
  for (const line of patch.split("\n")) {
    const named = ENVELOPE_FILE.exec(line);
    file = (named?.[2] ?? DIFF_FILE.exec(line)?.[1] ?? file)?.trim();
    if (named?.[1] === "Delete" && file) hunks.push({ path: file, before: [], after: [] });
    if (BOUNDARY.test(line) || line.startsWith("+++ ")) isOpen = false;
    else if (file && /^[+-]/.test(line)) {
      if (!isOpen) hunks.push({ path: file, before: [], after: [] });
      const hunk = hunks.at(-1);
      (line.startsWith("+") ? hunk?.after : hunk?.before)?.push(line.slice(1));
      isOpen = true;
    }
  }
  return hunks.map(({ path: of, before, after }) => ({
    path: of,
    before: before.join("\n"),
    after: after.join("\n"),
  }));
}
