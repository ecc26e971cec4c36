import { describeCall } from "../calls/describe.ts";
import type { CallFacts, FileTouch } from "../calls/facts.ts";
import { knownAction } from "../calls/names.ts";
import type { CallPart, MessageEntry, Part, ResultPart } from "../entries.ts";
import { partKey } from "../entries.ts";
import type { Sequence } from "../sequence.ts";
import type { Transcript } from "../transcript.ts";

/** Where in a file was looked: lines as the call counted them, or a text that was written there. */
export type Look =
  | { readonly kind: "lines"; readonly from: number; readonly to?: number }
  | { readonly kind: "text"; readonly text: string };

/** A call that read or wrote a file, newest first. */
export interface Touch {
  /** As the model wrote it. */
  readonly path: string;
  readonly look: Look;
  /** The call showed the whole file, and still does: its text was not pruned. */
  readonly isWhole: boolean;
  /** Told by a file tool; a shell command's words may name files that are none. */
  readonly isCertain: boolean;
  /** Position in the log's messages. */
  readonly at: number;
}

/** Calls that are looked through, the newest: what lies further back is not what the work is about. */
const MOST_CALLS = 500;

/** How read_file says that it has not shown all (tools/files/readFile.ts). */
const CUT = /\[Lines [\d,]+–[\d,]+ of [\d,]+\.[^\n]*\]\s*$/;

/** The calls that read or wrote files, newest first; failed ones are left out. */
export function* touchesIn({ messages, pruned }: Pick<Transcript, "messages" | "pruned">): Generator<Touch> {
  const results = new Map<string, { part: ResultPart; isPruned: boolean }>();
  let calls = 0;
  for (const { at, message, part, index } of partsBackwards(messages)) {
    if (part.kind === "result" && !results.has(part.callId))
      results.set(part.callId, { part, isPruned: pruned.has(partKey({ message: message.id, part: index })) });
    if (part.kind !== "call") continue;
    if (++calls > MOST_CALLS) return;
    const result = results.get(part.callId);
    results.delete(part.callId);
    if (!result || result.part.isError) continue;
    for (const touch of touchesBy(part)) {
      yield { ...touch, at, isWhole: touch.isWhole && !result.isPruned && !CUT.test(result.part.text) };
    }
  }
}

interface PlacedPart {
  readonly at: number;
  readonly message: MessageEntry;
  readonly part: Part;
  readonly index: number;
}

function* partsBackwards(messages: Sequence<MessageEntry>): Generator<PlacedPart> {
  for (let at = messages.length - 1; at >= 0; at--) {
    const message = messages.at(at);
    if (!message) continue;
    for (let index = message.parts.length - 1; index >= 0; index--) {
      const part = message.parts[index];
      if (part) yield { at, message, part, index };
    }
  }
}

/** Reading once a call: the same ones are looked through at every plan. */
const known = new WeakMap<CallPart, readonly OfCall[]>();

function touchesBy(call: CallPart): readonly OfCall[] {
  const touches = known.get(call) ?? (mayTouch(call) ? touchesOf(describeCall(call)) : []);
  known.set(call, touches);
  return touches;
}

/** Spares the parsing of what is known to touch no file. */
function mayTouch({ tool }: CallPart): boolean {
  const action = knownAction(tool);
  return action !== "search" && action !== "list" && action !== "plan";
}

type OfCall = Omit<Touch, "at">;

/** Newest first, as the rest. */
function touchesOf(facts: CallFacts): OfCall[] {
  switch (facts.action) {
    case "read":
      return [{ path: facts.path, look: linesOf(facts), isWhole: facts.from === undefined, isCertain: true }];
    case "write":
      return [{ path: facts.path, look: { kind: "lines", from: 1 }, isWhole: true, isCertain: true }];
    case "edit":
      return facts.changes.toReversed().map(({ path, before, after }) => ({
        path,
        look: { kind: "text", text: after || before },
        isWhole: false,
        isCertain: true,
      }));
    case "run":
      return facts.files.toReversed().map(fromCommand);
    case "search":
    case "list":
    case "plan":
    case "other":
      return [];
  }
}

function fromCommand(file: FileTouch): OfCall {
  const isWhole = file.did === "write" && file.content !== undefined;
  return { path: file.path, look: linesOf(file), isWhole, isCertain: false };
}

const linesOf = ({ from = 1, to }: { readonly from?: number; readonly to?: number }): Look => ({
  kind: "lines",
  from,
  ...(to === undefined ? {} : { to }),
});
