import { attempt, type Attempt, type Attempted } from "./attempt.ts";
import { maxOutputFor, type Summarizer } from "./budget.ts";
import { groupsOf, inParallel, type Piece, pieceOf } from "./chunks.ts";
import { earlierSummary, type Material } from "./material.ts";
import { asPrompt, paragraphs, quoted, type SummaryMaterial, summaryRequest, wishesText } from "./request.ts";
import { CHUNK_SHARE } from "./strategy.ts";

/** Row Z6. */
const AT_ONCE = 3;
const DEPTH = 3;
/** A chunk's notes may be so long, of the chunk: five to one, as a summary of a head. */
const NOTES_SHARE = 0.2;
/** A previous summary larger than this share of a chunk is read like a part of the conversation. */
const ANCHOR_SHARE = 0.5;

interface Chunking {
  readonly attempt: Attempt;
  readonly summarizer: Summarizer;
  readonly count: (text: string) => number;
  /** The server has just found all of it too long for one request. */
  readonly isWholeRefused?: boolean;
}

/**
 * Notes on each chunk of the conversation, notes on those if there are still
 * too many, and the summary from the last ones. Fails when three levels do not
 * bring it down, or when any request fails: a summary with a hole would look whole.
 */
export async function summarizeInChunks(material: Material, chunking: Chunking): Promise<Attempted> {
  const { count } = chunking;
  const most = mostIn(material, chunking);
  const { texts, anchor, ...rest } = withSmallAnchor(material, most, count);
  const forAnchor = anchor === undefined ? 0 : count(anchor);
  let pieces = texts.map((text) => pieceOf(text, count));
  for (let depth = 1; depth <= DEPTH; depth++) {
    const isLast = sizeOf(pieces) + forAnchor <= most;
    if (isLast) {
      const conversation = pieces.map(({ text }) => text).join("\n\n");
      chunking.attempt.options.onText("");
      return attempt(
        summaryRequest({ ...rest, conversation, ...(anchor === undefined ? {} : { anchor }) }),
        chunking.attempt,
      );
    }
    if (depth === DEPTH) break;
    const notes = await notesOn(groupsOf(pieces, most, count), rest, chunking);
    if ("stop" in notes) return notes.stop;
    pieces = notes.values.map((text) => pieceOf(text, count));
  }
  return { kind: "failed", message: "The part to summarize is too large for the model even in parts." };
}

/** Tokens of a chunk. What was refused as a whole is not asked as a whole again. */
function mostIn({ texts }: Material, { summarizer, count, isWholeRefused }: Chunking): number {
  const most = Math.floor(summarizer.window * CHUNK_SHARE);
  if (!isWholeRefused) return most;
  const whole = sizeOf(texts.map((text) => pieceOf(text, count)));
  return Math.min(most, Math.ceil(whole / 2));
}

const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { tokens }) => sum + tokens + 2, 0);

function withSmallAnchor(material: Material, most: number, count: Chunking["count"]): Material {
  const { anchor, texts, ...rest } = material;
  if (anchor === undefined || count(anchor) <= most * ANCHOR_SHARE) return material;
  return { ...rest, texts: [earlierSummary(anchor), ...texts] };
}

async function notesOn(
  chunks: readonly string[],
  material: Omit<SummaryMaterial, "conversation" | "anchor">,
  { attempt: trying, summarizer, count }: Chunking,
): Promise<{ readonly values: readonly string[] } | { readonly stop: Attempted }> {
  const { onText } = trying.options;
  let read = 0;
  onText("");
  return inParallel(chunks, AT_ONCE, async (chunk, i) => {
    const size = count(chunk);
    const budget = Math.max(1, Math.min(material.budget, Math.floor(size * NOTES_SHARE)));
    const made = await attempt(
      notesRequest(chunk, { part: i + 1, of: chunks.length }, { ...material, budget }),
      {
        ...trying,
        options: { maxOutput: maxOutputFor(budget, summarizer), onText: () => undefined },
        flawIn: (text) => (text === "" ? "empty" : count(text) >= size ? "inflated" : undefined),
      },
    );
    if (made.kind !== "written") return { stop: made };
    onText(`Read part ${++read} of ${chunks.length}.\n`);
    return { value: `[Notes on part ${i + 1} of ${chunks.length}]\n${made.text}` };
  });
}

const notesRequest = (
  chunk: string,
  { part, of }: { readonly part: number; readonly of: number },
  wishes: Omit<SummaryMaterial, "conversation" | "anchor">,
): ReturnType<typeof asPrompt> =>
  asPrompt(
    paragraphs(
      quoted("conversation", chunk),
      `This is part ${part} of ${of} of the conversation. Take notes on this part; a summary of the whole is made from the notes on all parts. Say what is open at the end of this part as it stands there.`,
      ...wishesText(wishes),
    ),
  );
