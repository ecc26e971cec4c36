import type { CallPart, MediaPart, PruneCause, ResultPart } from "../entries.ts";
import { mediaMark, referenceOf, stubOf } from "../stub.ts";
import { shortenArguments } from "./arguments.ts";
import { type Note, noteOn, type Prunable } from "./notes.ts";

/** What is sent in place of a part; `tokens` are those of the part as it is sent then. */
export interface StandIn {
  readonly stub: string;
  readonly tokens: number;
  readonly cause?: PruneCause;
}

export interface Making {
  /** Tokens of a text. */
  readonly count: (text: string) => number;
  readonly form: "telling" | "plain";
}

/** What of the conversation it depends on. */
export interface Background {
  /** The call that a result answers. */
  readonly call?: CallPart | undefined;
  /** Why it is pruned, if not for its age. */
  readonly cause?: PruneCause | undefined;
  readonly note?: Note;
}

const PLAIN = "[Old tool output was removed here]";

/**
 * One line for old output, an image or a document (rows P3, P4, P6), shorter
 * arguments for a call (row P5); undefined where that is not shorter.
 */
export function standIn(part: Prunable, making: Making, background: Background = {}): StandIn | undefined {
  const { call, cause, note = noteOn(part) } = background;
  const { count, form } = making;
  const known = note.standIn;
  const isSame = known?.count === count && known.form === form && known.call === call;
  if (known && isSame && known.cause === cause) return known.made;
  const made = part.kind === "call" ? shortened(part, count) : told(part, making, { call, cause });
  const shorter = made && made.tokens < part.tokens ? made : undefined;
  note.standIn = { count, form, call, cause, made: shorter };
  return shorter;
}

function shortened(call: CallPart, count: Making["count"]): StandIn | undefined {
  const stub = shortenArguments(call.args);
  if (stub === undefined) return undefined;
  // The part's tokens hold its name and the JSON around it as well.
  return { stub, tokens: Math.max(0, call.tokens - count(call.args)) + count(stub) };
}

function told(part: ResultPart | MediaPart, { count, form }: Making, { call, cause }: Background): StandIn {
  if (part.kind === "media") return counted(mediaMark(part.media), count);
  if (cause) return { ...counted(referenceOf(call, part, cause), count), cause };
  return counted(form === "plain" ? PLAIN : stubOf(call, part), count);
}

const counted = (stub: string, count: Making["count"]): StandIn => ({ stub, tokens: count(stub) });
