import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { ROWS, type RowId } from "./rows.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));

/** A test that carries a row of the contract. */
export interface Carrier {
  /** From the project's folder. */
  readonly file: string;
  readonly title: string;
}

/** The title of a test or of a group of tests: a text with a function behind it. */
const TITLE = /(["'`])(?<title>[A-Z]\d.*?)\1,\s*(?:async\s*)?(?:\(|\w+\s*=>)/g;

/** The tests of each row, in the order of the files. */
export function carriers(): ReadonlyMap<RowId, readonly Carrier[]> {
  const found = new Map<RowId, Carrier[]>();
  for (const id of Object.keys(ROWS)) if (isRow(id)) found.set(id, []);
  for (const path of globSync("test/**/*.{test,scene}.ts", { cwd: project }).toSorted()) {
    for (const { groups } of readFileSync(`${project}/${path}`, "utf8").matchAll(TITLE)) {
      const title = groups?.["title"] ?? "";
      for (const id of idsIn(title)) found.get(id)?.push({ file: path, title });
    }
  }
  return found;
}

/** "P4, P5 …" and "S2–S4 …" stand at the beginning of a title. */
export function idsIn(title: string): RowId[] {
  const [head = ""] = /^(?:[A-Z]\d+(?:[,–-] ?| and )?)+(?=[\s:]|$)/.exec(title) ?? [];
  return [...head.matchAll(/([A-Z])(\d+)(?:[–-]\1(\d+))?/g)].flatMap(([, letter, from, to = from]) =>
    range(Number(from), Number(to))
      .map((n) => `${letter}${n}`)
      .filter(isRow),
  );
}

const isRow = (id: string): id is RowId => id in ROWS;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
