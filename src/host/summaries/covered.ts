import type { CompactionEntry, MessageEntry } from "../../engine/entries.ts";
import type { Sequence } from "../../engine/sequence.ts";

/** The messages that a summary stands for, counted from 1, both included; undefined where they are not in the log. */
export function coveredBy(
  { covers }: CompactionEntry,
  messages: Sequence<MessageEntry>,
): { readonly from: number; readonly to: number } | undefined {
  let [from, to] = [0, 0];
  for (let i = 0; i < messages.length; i++) {
    const id = messages.at(i)?.id;
    if (id === covers.from) from = i + 1;
    if (id === covers.to) to = i + 1;
  }
  return from > 0 && to >= from ? { from, to } : undefined;
}
