import type { Felt, Frames } from "./measures.ts";

/** One line of the table: what it tells, and how. */
type Line = readonly [name: string, told: (felt: Felt, first: Felt) => string];

const LINES: readonly Line[] = [
  ["first messages on the screen", ({ firstRows }, first) => timed(firstRows, first.firstRows)],
  ["an answer of 200 tokens a second", ({ streaming }) => smooth(streaming)],
  ["the same while typing", ({ typing }) => smooth(typing)],
  ["scrolling to the start and back", ({ up, down, blank }) => `${smooth(up, down)}, ${blank} blank`],
  ["jump to the middle", ({ jump }, first) => timed(jump, first.jump)],
  ["memory after an answer, and after one more", ({ heap }) => heap.map(megabytes).join(", ")],
];

/** How the panel felt with conversations of such sizes; frames longer than 50 ms of all frames, and the worst. */
export function feltTable(sizes: readonly number[], felt: readonly Felt[]): string {
  const [first] = felt;
  if (!first) return "";
  const head = ["", ...sizes.map((size) => `${size.toLocaleString("en")} messages`)];
  const lines = LINES.map(([name, told]) => [name, ...felt.map((one) => told(one, first))]);
  return [head, head.map((_, i) => (i === 0 ? ":--" : "--:")), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const timed = (time: number, first: number): string =>
  `${Math.round(time)} ms${time === first ? "" : ` (×${(time / first).toFixed(1)})`}`;

function smooth(...all: readonly Frames[]): string {
  const sum = (of: (frames: Frames) => number): number => all.reduce((total, one) => total + of(one), 0);
  const worst = Math.max(...all.map((one) => one.worst));
  return `${sum(({ long }) => long)} of ${sum(({ count }) => count)} frames, worst ${Math.round(worst)} ms`;
}

const megabytes = (size: number): string => `${size.toFixed(1)} MB`;
