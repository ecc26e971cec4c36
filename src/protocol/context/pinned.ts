import { cut, flat } from "../../engine/calls/wording.ts";
import type { CallPart, MessageEntry, Part, PartRef } from "../../engine/entries.ts";
import { partKey } from "../../engine/entries.ts";
import { pairCalls } from "../../engine/pairCalls.ts";
import { sentTokens, type Transcript } from "../../engine/transcript.ts";
import { t } from "../../l10n/l10n.ts";
import type { ContextView } from "../contextView.ts";
import { partName } from "./partName.ts";

/** Characters of what is pinned that stand for it. */
const SHOWN = 160;

type Pinned = ContextView["pinned"][number];

/** What is pinned, in log order; a call and its result are one. Linear. */
export function pinnedIn({ messages, pinned, pruned }: Transcript): Pinned[] {
  if (pinned.size === 0) return [];
  const callers = callersIn(messages);
  const rows = new Map<string, Pinned>();
  for (const message of messages) {
    if (pinned.has(message.id))
      rows.set(message.id, rowOfMessage(message, sentTokens({ pruned }, message), callers));
    for (const [index, part] of message.parts.entries()) {
      const ref = { message: message.id, part: index };
      const key = partKey(ref);
      if (!pinned.has(key)) continue;
      const caller = callers.get(key);
      const whole =
        rows.get(message.id) ?? (caller && (rows.get(partKey(caller.ref)) ?? rows.get(caller.ref.message)));
      // A pinned message is counted already; a result joins its call.
      if (!whole) rows.set(key, rowOfPart(ref, part, caller));
      else if (whole.message !== message.id) whole.tokens += part.tokens;
    }
  }
  return [...rows.values()];
}

interface Caller {
  readonly ref: PartRef;
  readonly call: CallPart;
}

/** By the key of a result: the call that it answers. */
type Callers = ReadonlyMap<string, Caller>;

function callersIn(messages: Iterable<MessageEntry>): Callers {
  const results = pairCalls(messages);
  const callers = new Map<string, Caller>();
  for (const { id, parts } of messages) {
    for (const [index, call] of parts.entries()) {
      const result = call.kind === "call" ? results.get(call) : undefined;
      if (result && call.kind === "call")
        callers.set(partKey(result.ref), { ref: { message: id, part: index }, call });
    }
  }
  return callers;
}

/** Results are shown with the call that they answer. */
const rowOfMessage = (message: MessageEntry, tokens: number, callers: Callers): Pinned => ({
  message: message.id,
  item: callers.get(partKey({ message: message.id, part: 0 }))?.ref.message ?? message.id,
  text: shown(wordsOf(message)),
  tokens,
});

const rowOfPart = (ref: PartRef, part: Part, caller: Caller | undefined): Pinned => ({
  ...ref,
  item: caller?.ref.message ?? ref.message,
  text: shown(partName(caller?.call ?? part)),
  tokens: part.tokens,
});

const shown = (words: string): string => cut(flat(words), SHOWN);

const wordsOf = ({ parts }: MessageEntry): string =>
  parts.find((part) => part.kind === "text")?.text.slice(0, 4 * SHOWN) ?? parts.map(shortName).join(", ");

function shortName(part: Part): string {
  if (part.kind === "reasoning") return t("Reasoning");
  return part.kind === "call" ? part.tool : partName(part);
}
