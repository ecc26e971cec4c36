import { t } from "../l10n/l10n.ts";
import { tokens } from "../protocol/format.ts";
import type { CardItem, Item, MessageItem, PreviewItem, PruneItem } from "../protocol/view.ts";
import { askingIn, wish } from "./asking.ts";

/** Characters of an answer that are read out; the rest can be read in the transcript. */
const LONGEST = 300;

/** Items at the end that something can have happened to. */
const NEWEST = 4;

/** What has happened between two states of one conversation, a sentence for each; undefined: nothing to tell. */
export function announcement(before: readonly Item[], after: readonly Item[]): string | undefined {
  if (before.length === 0) return undefined;
  const words = after.slice(-NEWEST).flatMap((item) => {
    const old = before.findLast(({ id }) => id === item.id);
    return old === item ? [] : [happened(old, item), asked(old, item)];
  });
  return words.filter((one) => one !== undefined && one !== "").join(" ") || undefined;
}

/** What is under way has an id of its own, so what has ended may be new. */
function happened(old: Item | undefined, item: Item): string | undefined {
  switch (item.kind) {
    case "message":
      return isEnd(old, item) ? messageWords(item) : undefined;
    case "card":
      return old?.kind === "card" && old.state === item.state ? undefined : cardWords(item);
    case "preview":
      return old ? undefined : previewWords(item);
    case "prune":
      return old?.kind === "prune" && old.undone === item.undone ? undefined : pruneWords(item);
  }
}

const isEnd = (old: Item | undefined, { role, status }: MessageItem): boolean =>
  role === "assistant" &&
  status !== "streaming" &&
  (old === undefined || (old.kind === "message" && old.status === "streaming"));

function asked(old: Item | undefined, item: Item): string | undefined {
  const before = new Set(old && askingIn([old]).map(({ call }) => call));
  const next = askingIn([item]).find(({ call }) => !before.has(call));
  return next && t("A decision is needed: {0}", wish(next.asks));
}

function messageWords({ status, problem, parts }: MessageItem): string {
  if (status === "failed") return t("The answer failed. {0}", problem ?? "");
  if (status === "stopped") return t("The answer was stopped.");
  const text = parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join(" ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const previewWords = ({ tokensBefore, tokensAfter }: PreviewItem): string =>
  t("Compaction preview: from {0} to about {1} tokens.", tokens(tokensBefore), tokens(tokensAfter));

const pruneWords = ({ saved, undone }: PruneItem): string =>
  undone
    ? t("The pruned output is sent again.")
    : t("Old output was pruned, which frees {0} tokens.", tokens(saved));

function cardWords({ state, tokensBefore, tokensAfter, problem }: CardItem): string | undefined {
  switch (state) {
    case "running":
      return t("Summarizing {0} tokens…", tokens(tokensBefore));
    case "proposed":
      return t(
        "A summary is ready: accept it to go from {0} to {1} tokens.",
        tokens(tokensBefore),
        tokens(tokensAfter),
      );
    case "done":
      return t("Compacted from {0} to {1} tokens.", tokens(tokensBefore), tokens(tokensAfter));
    case "undone":
      return t("The compaction was undone.");
    case "cancelled":
      return t("The compaction was cancelled.");
    case "failed":
      return t("The compaction failed. {0}", problem ?? "");
  }
}
