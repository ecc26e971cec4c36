import { readFile, writeFile } from "node:fs/promises";

import { type Operation, OPERATIONS } from "./measures.ts";

export type Row = Readonly<Record<Operation, number>>;

const BEGIN = "<!-- benchmark: written by `npm run bench -- --write` -->";
const END = "<!-- /benchmark -->";

/** A table of medians; each but the first with its ratio to the one for a tenth of the messages. */
export function tableOf(sizes: readonly number[], rows: readonly Row[]): string {
  const head = ["", ...sizes.map((size) => `${size.toLocaleString("en")} messages`)];
  const lines = operations().map((operation) => [
    OPERATIONS[operation],
    ...rows.map((row, i) => cell(row[operation], rows[i - 1]?.[operation])),
  ]);
  return [head, head.map((_, i) => (i === 0 ? ":--" : "--:")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const operations = (): Operation[] =>
  Object.keys(OPERATIONS).filter((key) => key in OPERATIONS) as Operation[];

const cell = (time: number, tenth: number | undefined): string =>
  `${shown(time)}${tenth === undefined ? "" : ` (×${(time / tenth).toFixed(1)})`}`;

/** Milliseconds in: "0.8 µs", "3.2 ms", "1.2 s". */
function shown(milliseconds: number): string {
  if (milliseconds < 0.1) return `${(milliseconds * 1000).toPrecision(2)} µs`;
  if (milliseconds < 1000) return `${Number(milliseconds.toPrecision(2))} ms`;
  return `${(milliseconds / 1000).toPrecision(2)} s`;
}

/** Puts the table into the README, between its marks. */
export async function writeTable(path: string, table: string): Promise<void> {
  const text = await readFile(path, "utf8");
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error(`${path} has no marks for the table: ${BEGIN} … ${END}`);
  await writeFile(path, `${text.slice(0, from)}${BEGIN}\n\n${table}\n\n${text.slice(to)}`);
}
