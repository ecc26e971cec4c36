import { callIn } from "../callers.ts";
import { type CallPart, type PartRef, partKey, type PruneEdit } from "../entries.ts";
import { isPinned } from "../replay.ts";
import type { Transcript } from "../transcript.ts";
import { standIn } from "./standIn.ts";

/**
 * The edit that prunes a part because the user picked it out; undefined where
 * nothing would be shorter, or what it names is text, pinned, or pruned already. Linear.
 */
export function chosenEdit(
  { messages, pruned, pinned }: Pick<Transcript, "messages" | "pruned" | "pinned">,
  { message, part }: PartRef,
  count: (text: string) => number,
): PruneEdit | undefined {
  if (pruned.has(partKey({ message, part })) || isPinned(pinned, { message, part })) return undefined;
  let index = messages.length - 1;
  while (index >= 0 && messages.at(index)?.id !== message) index--;
  const target = messages.at(index)?.parts[part];
  if (index < 0 || !target || target.kind === "text" || target.kind === "reasoning") return undefined;
  const making = { count, form: "telling" } as const;
  const made =
    target.kind === "result"
      ? standIn(target, making, { call: callBefore(messages, index, target.callId), cause: "chosen" })
      : standIn(target, making);
  if (!made) return undefined;
  const { stub, tokens, cause } = made;
  return { message, part, stub, tokens, saved: target.tokens - tokens, ...(cause ? { cause } : {}) };
}

function callBefore(messages: Transcript["messages"], index: number, callId: string): CallPart | undefined {
  for (let i = index - 1; i >= 0; i--) {
    const message = messages.at(i);
    const call = message && callIn(message, callId);
    if (call) return call;
  }
  return undefined;
}
