/** A unified diff, line by line, as it is drawn. */

export interface DiffLine {
  readonly kind: "added" | "removed" | "same" | "place";
  /** Without the sign, which has a column of its own. */
  readonly text: string;
}

/** The names of the files stand above the diff already. */
const HEADER = /^(?:--- |\+\+\+ |diff |index |=====|\\ No newline)/;

/** Header lines count only before the first hunk: later ones are content that looks like them. Linear. */
export function diffLines(diff: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let isInside = false;
  for (const line of (diff.endsWith("\n") ? diff.slice(0, -1) : diff).split("\n")) {
    if (line.startsWith("@@")) {
      isInside = true;
      lines.push({ kind: "place", text: line.replace(/ @@ .*$/, " @@") });
    } else if (isInside ? line.startsWith("\\ No newline") : HEADER.test(line)) continue;
    else lines.push(lineOf(line));
  }
  return lines;
}

function lineOf(line: string): DiffLine {
  const text = line.slice(1);
  if (line.startsWith("+")) return { kind: "added", text };
  if (line.startsWith("-")) return { kind: "removed", text };
  return { kind: "same", text: line.startsWith(" ") ? text : line };
}

/** Lines that are added and removed. */
export const diffStat = (
  lines: readonly DiffLine[],
): { readonly added: number; readonly removed: number } => ({
  added: lines.filter(({ kind }) => kind === "added").length,
  removed: lines.filter(({ kind }) => kind === "removed").length,
});
