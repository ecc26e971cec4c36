import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** Lines changed beyond which the shortest way from one text to the other is not looked for: it costs their square. */
const MOST_CHANGED = 2_000;

/** Before and after as a unified diff with three lines of context; line ends do not count. `before` undefined: a new file. */
export function unifiedDiff(name: string, before: string | undefined, after: string): string {
  const [from, to] = [plain(before ?? ""), plain(after)];
  const old = before === undefined ? "/dev/null" : name;
  const diff = createTwoFilesPatch(old, name, from, to, undefined, undefined, {
    context: 3,
    maxEditLength: MOST_CHANGED,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return diff ?? `--- ${old}\n+++ ${name}\n${oneHunk(from, to)}`;
}

const plain = (text: string): string => text.replaceAll("\r\n", "\n");

/** Everything between the first and the last line that differ, out with the old and in with the new. */
function oneHunk(before: string, after: string): string {
  const old = before.split("\n");
  const now = after.split("\n");
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const gone = old.slice(start, old.length - end).map((line) => `-${line}\n`);
  const come = now.slice(start, now.length - end).map((line) => `+${line}\n`);
  return `@@ -${start + 1},${gone.length} +${start + 1},${come.length} @@\n${gone.join("")}${come.join("")}`;
}
