import { topLevel } from "./parser.ts";

/**
 * Cuts Markdown into its top-level blocks, which can be drawn alone: a
 * streaming answer then costs only its last block, and a very long text is
 * drawn bit by bit. A block is settled when the next one has begun.
 */

export interface TextBlock {
  readonly kind: "text";
  readonly source: string;
}

export interface CodeBlock {
  readonly kind: "code";
  readonly language: string;
  readonly code: string;
  /** The closing fence has not come yet. */
  readonly open: boolean;
  /** Carries on the block before it, which had become too long. */
  readonly continues: boolean;
}

export type Block = TextBlock | CodeBlock;

export interface Blocks {
  readonly text: string;
  /** Later text changes none of these but, by adding to it, the last. */
  readonly settled: readonly Block[];
  readonly tail: readonly Block[];
  /** Where `tail` starts in `text`. */
  readonly cut: number;
  /** The line that opened the code in which `tail` starts; "" outside of code. */
  readonly fence: string;
}

export const NO_BLOCKS: Blocks = { text: "", settled: [], tail: [], cut: 0, fence: "" };

/** The greatest length of a block, in characters; longer ones are cut after a line. */
export const LONGEST = 10_000;

/** Settled text blocks grow together up to this length: too many of them would be slow as well. */
const TOGETHER = 1_500;

/** The blocks of `text`, without looking again at what is settled in `before`. */
export function extend(before: Blocks, source: string): Blocks {
  const text = source.includes("\r") ? source.replaceAll(/\r\n?/g, "\n") : source;
  if (text === before.text) return before;
  const start = text.startsWith(before.text) ? before : NO_BLOCKS;
  const settled = [...start.settled];
  let { cut, fence } = start;
  for (let next = settledAt(text, cut, fence); next; next = settledAt(text, cut, fence)) {
    for (const block of next.blocks) settle(settled, block);
    cut += next.length;
    fence = next.fence;
  }
  return { text, settled, tail: parse(text.slice(cut), fence).map(({ block }) => block), cut, fence };
}

interface Settled {
  readonly blocks: readonly Block[];
  readonly length: number;
  readonly fence: string;
}

/** What no later text can change from `cut` on: all blocks but the last, or the start of one that is too long. */
function settledAt(text: string, cut: number, fence: string): Settled | undefined {
  const near = text.slice(cut, cut + LONGEST);
  // A line that has not ended decides nothing: "1" may become the next item of a list.
  const lines = near.slice(0, near.lastIndexOf("\n") + 1);
  const found = parse(lines, fence);
  const last = found.at(-1);
  if (found.length > 1 && last) {
    return { blocks: found.slice(0, -1).map(({ block }) => block), length: last.start, fence: "" };
  }
  if (near.length < LONGEST) return undefined;
  const piece = lines === "" ? withoutHalfCharacter(near) : lines;
  const blocks = parse(piece, fence);
  return {
    blocks: blocks.map(({ block }) => block),
    length: piece.length,
    fence: blocks.at(-1)?.opened ?? "",
  };
}

interface Parsed {
  readonly start: number;
  readonly block: Block;
  /** The line that opened this code, if it is still open at its end. */
  readonly opened?: string;
}

function parse(source: string, fence: string): Parsed[] {
  if (source === "") return [];
  const found = topLevel(fence + source);
  return found.map(({ start, end, code }, index): Parsed => {
    const from = Math.max(0, start - fence.length);
    if (!code)
      return { start: from, block: { kind: "text", source: source.slice(from, end - fence.length) } };
    const { language, content, open, firstLine } = code;
    const block = {
      kind: "code",
      language,
      code: content,
      open,
      continues: index === 0 && fence !== "",
    } as const;
    return open ? { start: from, block, opened: firstLine } : { start: from, block };
  });
}

function settle(settled: Block[], block: Block): void {
  const last = settled.at(-1);
  const isJoined =
    last?.kind === "text" && block.kind === "text" && last.source.length + block.source.length <= TOGETHER;
  if (isJoined) settled[settled.length - 1] = { kind: "text", source: last.source + block.source };
  else settled.push(block);
}

/** Never cut between the two halves of a surrogate pair. */
const withoutHalfCharacter = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, "");

/** The code that starts at `index`, with all blocks that carry it on. */
export function wholeCode(blocks: readonly Block[], index: number): string {
  const end = blocks.findIndex((block, at) => at > index && !(block.kind === "code" && block.continues));
  const parts = blocks.slice(index, end === -1 ? undefined : end);
  return parts.map((block) => (block.kind === "code" ? block.code : "")).join("");
}
