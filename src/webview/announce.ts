import { tokens } from "../protocol/format.ts";
import type { CardItem, Item, MessageItem, PreviewItem } from "../protocol/view.ts";
import { askingIn, wish } from "./asking.ts";

/** Characters of an answer that are read out; the rest can be read in the transcript. */
const LONGEST = 300;

/** What has ended between two states of the conversation, in words. Only the newest items can. */
export function announcement(before: readonly Item[], after: readonly Item[]): string | undefined {
  for (const item of after.slice(-4)) {
    const old = before.findLast(({ id }) => id === item.id);
    if (item.kind === "message" && isEndOf(old, item)) return messageWords(item);
    const asked = askingIn([item]).find(({ call }) => !isAsking(old, call));
    if (asked) return `A decision is needed: ${wish(asked.asks)}`;
    if (item.kind === "card" && old?.kind === "card" && old.state !== item.state) return cardWords(item);
    const isShown = old === undefined && before.length > 0;
    if (item.kind === "preview" && isShown) return previewWords(item);
    if (item.kind === "card" && item.state === "proposed" && isShown) return cardWords(item);
  }
  return undefined;
}

const isAsking = (item: Item | undefined, call: string): boolean =>
  item !== undefined && askingIn([item]).some((asking) => asking.call === call);

const isEndOf = (old: Item | undefined, item: MessageItem): boolean =>
  old?.kind === "message" && old.status === "streaming" && item.status !== "streaming";

function messageWords({ status, problem, parts }: MessageItem): string {
  if (status === "failed") return `The answer failed. ${problem ?? ""}`;
  if (status === "stopped") return "The answer was stopped.";
  const text = parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join(" ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const previewWords = ({ tokensBefore, tokensAfter }: PreviewItem): string =>
  `Compaction preview: from ${tokens(tokensBefore)} to about ${tokens(tokensAfter)} tokens.`;

function cardWords({ state, tokensBefore, tokensAfter, problem }: CardItem): string | undefined {
  switch (state) {
    case "running":
      return undefined;
    case "proposed":
      return `A summary is ready: accept it to go from ${tokens(tokensBefore)} to ${tokens(tokensAfter)} tokens.`;
    case "done":
      return `Compacted from ${tokens(tokensBefore)} to ${tokens(tokensAfter)} tokens.`;
    case "undone":
      return "The compaction was undone.";
    case "cancelled":
      return "The compaction was cancelled.";
    case "failed":
      return `The compaction failed. ${problem ?? ""}`;
  }
}
