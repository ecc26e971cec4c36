import { cut } from "../calls/wording.ts";
import { printFiles, type FilePiece } from "../reading/filePieces.ts";
import { sameness } from "../reading/sameness.ts";
import { HEADINGS, type Heading } from "../summary/template.ts";

/** Row A2: the ledger's part of what a summary may have, 15% less a margin for counts that are estimates. */
const SHARE = 0.145;

/** Tokens of a ledger beside a summary of that budget. */
export const ledgerShare = (summaryBudget: number): number => Math.floor(summaryBudget * SHARE);

/** Something that the ledger can tell: a line under a heading, or a piece of what is told of a file. */
export type LedgerItem =
  | { readonly kind: "line"; readonly heading: Heading; readonly text: string }
  | { readonly kind: "file"; readonly piece: FilePiece };

export const line = (heading: Heading, text: string): LedgerItem => ({ kind: "line", heading, text });

/** It stands for a file that was written to, not for a name in it. */
export const isWritten = ({ name, file }: FilePiece): boolean => !name && (file.created || file.edits > 0);

export interface LedgerRoom {
  /** Tokens, as `count` counts them. */
  readonly budget: number;
  readonly count: (text: string) => number;
  /** The line that says from where paths are told; "" when that is not known. */
  readonly root: string;
  /** Writes a path. */
  readonly tell: (path: string) => string;
}

/** Characters of one line: on small budgets one line must not take the room of all others. */
const LINE = 320;
const LEAST_LINE = 60;
const CHARACTERS_PER_TOKEN = 1.2;

/** The most important of the items that fit, under the template's headings one level down; "" when none does. */
export function printLedger(items: readonly LedgerItem[], room: LedgerRoom): string {
  const { budget, count } = room;
  const most = Math.min(LINE, Math.max(LEAST_LINE, budget * CHARACTERS_PER_TOKEN));
  const cutItems = distinct(items.map((item) => cutLine(item, most)));
  let [low, high, best] = [0, cutItems.length, ""];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const text = print(cutItems.slice(0, middle), room);
    if (count(text) <= budget) [low, best] = [middle, text];
    else high = middle - 1;
  }
  return best;
}

const cutLine = (item: LedgerItem, most: number): LedgerItem =>
  item.kind === "line" ? { ...item, text: cut(item.text, most) } : item;

/** The same line is said once. */
function distinct(items: readonly LedgerItem[]): LedgerItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.kind === "file") return true;
    const key = sameness(item.text);
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function print(items: readonly LedgerItem[], { root, tell }: LedgerRoom): string {
  const pieces = items.flatMap((item) => (item.kind === "file" ? [item.piece] : []));
  const bodyOf = (heading: Heading): string => {
    const isRootTold = heading === "Active State" && pieces.length > 0 && root !== "";
    const lines = items.flatMap((item) =>
      item.kind === "line" && item.heading === heading ? [`- ${item.text}`] : [],
    );
    const files = heading === "Relevant Files" ? [printFiles(pieces, tell)] : [];
    return [...(isRootTold ? [`- ${root}`] : []), ...lines, ...files].filter(Boolean).join("\n");
  };
  return HEADINGS.map((heading) => ({ heading, body: bodyOf(heading) }))
    .filter(({ body }) => body !== "")
    .map(({ heading, body }) => `### ${heading}\n${body}`)
    .join("\n\n")
    .toWellFormed();
}

/** A ledger in the form of a summary: what read one can read the other. */
export const asSummary = (ledger: string): string => ledger.replaceAll(/^### /gm, "## ");
