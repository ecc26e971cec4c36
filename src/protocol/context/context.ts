import type { Conversation } from "../../chat/conversation.ts";
import { fixedOf, measure, planningBudget } from "../../chat/measure.ts";
import { inOwnCounts, ratesOf } from "../../chat/planning.ts";
import type { ChatSettings } from "../../chat/settings.ts";
import { cut, flat } from "../../engine/calls/wording.ts";
import type { MessageEntry } from "../../engine/entries.ts";
import { estimateTokens } from "../../engine/estimate.ts";
import { prune } from "../../engine/prune/prune.ts";
import { messageTokens } from "../../engine/tokenSums.ts";
import { sentTokens, type Transcript } from "../../engine/transcript.ts";
import type { Reading, Use } from "../../engine/use.ts";
import type { ContextView } from "../contextView.ts";
import { SHOWN_AS } from "../gauge.ts";
import { largestParts } from "./largest.ts";
import { nextWords } from "./next.ts";
import { usageLine } from "./usage.ts";

/** Characters of a pinned message that stand for it. */
const SHOWN = 160;

/** Turns of which the mean tells how fast a conversation grows. */
const RECENT = 8;

const NAMES: Readonly<Record<Reading["category"], string>> = {
  system: "System prompt",
  tools: "Tool definitions",
  instructions: "Workspace instructions",
  summary: "Summary",
  ledger: "Facts added to the summary",
  restored: "Read again after the summary",
  pinned: "Pinned messages",
  reasoning: "Reasoning",
  draft: "Draft",
  user: "Your messages",
  assistant: "Answers",
  calls: "Tool calls",
  toolOutput: "Tool output",
};

/** What the context view shows beside the gauge. Linear. */
export function contextOf(
  { entries, transcript, decision }: Pick<Conversation, "entries" | "transcript" | "decision">,
  settings: ChatSettings,
): ContextView {
  const { use, budget } = measure(transcript, settings);
  const fixed = fixedOf(settings);
  const planned = inOwnCounts(transcript, settings);
  const pruning = { policy: settings.policy, count: estimateTokens, forced: false };
  return {
    categories: categoriesOf(use),
    largest: largestParts(transcript),
    pinned: pinnedIn(transcript),
    usage: usageLine(entries, fixed.system + fixed.tools),
    next: nextWords({
      decision,
      mode: settings.automatic?.mode ?? "off",
      used: use.tokens,
      trigger: budget?.trigger,
      perTurn: perTurn(transcript) * ratesOf(transcript, settings).now,
      pruning: prune(transcript, { ...pruning, budget: planningBudget(planned) }),
    }),
  };
}

const categoriesOf = ({ reading }: Use): ContextView["categories"] =>
  reading
    .filter(({ tokens }) => tokens > 0)
    .map(({ category, tokens }) => ({ name: NAMES[category], shownAs: SHOWN_AS[category], tokens }))
    .sort((a, b) => b.tokens - a.tokens);

function pinnedIn(transcript: Transcript): ContextView["pinned"] {
  if (transcript.pinned.size === 0) return [];
  return [...transcript.messages]
    .filter(({ id }) => transcript.pinned.has(id))
    .map((message) => ({
      item: message.id,
      text: cut(flat(wordsOf(message)), SHOWN),
      tokens: sentTokens(transcript, message),
    }));
}

const wordsOf = ({ parts }: MessageEntry): string =>
  parts.find((part) => part.kind === "text")?.text.slice(0, 4 * SHOWN) ??
  parts.map((part) => (part.kind === "call" || part.kind === "result" ? part.tool : part.kind)).join(", ");

/** What the newest turns have added, in our own counts; 0 before the first has ended. */
function perTurn({ messages }: Transcript): number {
  let turns = 0;
  let sum = 0;
  for (let i = messages.length - 1; i >= 0 && turns < RECENT; i--) {
    const message = messages.at(i);
    if (!message) break;
    sum += messageTokens(message.parts);
    if (message.role === "user") turns++;
  }
  return turns === 0 ? 0 : sum / turns;
}
