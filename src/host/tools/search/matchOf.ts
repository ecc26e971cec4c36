import * as z from "zod";

import type { Match } from "../../../tools/ports.ts";

/** Text that is no UTF-8 comes as base64. */
const words = z.union([z.object({ text: z.string() }), z.object({ bytes: z.string() })]);

const match = z.object({
  type: z.literal("match"),
  data: z.object({
    path: words,
    lines: words,
    line_number: z.number().nullable(),
    submatches: z.array(z.object({ start: z.number() })),
  }),
});

/** Characters of a line, and those of them that stand before the match in a longer one. */
const LONGEST = 1_000;
const BEFORE = 200;

/** A match in a line of `--json`, its path as ripgrep gives it; undefined for other lines. */
export function matchOf(line: string): Match | undefined {
  if (!line.startsWith('{"type":"match"')) return undefined;
  const parsed = match.safeParse(JSON.parse(line));
  if (!parsed.success) return undefined;
  const { path, lines, line_number, submatches } = parsed.data.data;
  const bytes = bytesOf(lines);
  const text = cutAround(bytes, submatches[0]?.start ?? 0);
  return { path: bytesOf(path).toString(), line: line_number ?? 1, text: text.split(/\r?\n/, 1)[0] ?? "" };
}

const bytesOf = (given: z.infer<typeof words>): Buffer =>
  "text" in given ? Buffer.from(given.text) : Buffer.from(given.bytes, "base64");

/** `start` is in bytes. Of a long line, what is around the match. */
function cutAround(line: Buffer, start: number): string {
  const text = line.toString();
  if (text.length <= LONGEST) return text;
  const at = Math.max(0, line.subarray(0, start).toString().length - BEFORE);
  return (at > 0 ? "…" : "") + text.slice(at, at + LONGEST);
}
