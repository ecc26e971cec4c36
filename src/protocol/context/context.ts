import type { Conversation } from "../../chat/conversation.ts";
import { fixedOf, measure, planningBudget } from "../../chat/measure.ts";
import { inOwnCounts, ratesOf } from "../../chat/planning.ts";
import type { ChatSettings } from "../../chat/settings.ts";
import { estimateTokens } from "../../engine/estimate.ts";
import { prune } from "../../engine/prune/prune.ts";
import { messageTokens } from "../../engine/tokenSums.ts";
import type { Transcript } from "../../engine/transcript.ts";
import type { Reading, Use } from "../../engine/use.ts";
import { t } from "../../l10n/l10n.ts";
import type { ContextView } from "../contextView.ts";
import { SHOWN_AS } from "../gauge.ts";
import { largestParts } from "./largest.ts";
import { nextWords } from "./next.ts";
import { pinnedIn } from "./pinned.ts";
import { usageLine } from "./usage.ts";

/** Turns of which the mean tells how fast a conversation grows. */
const RECENT = 8;

const names = (): Readonly<Record<Reading["category"], string>> => ({
  system: t("System prompt"),
  tools: t("Tool definitions"),
  instructions: t("Workspace instructions"),
  summary: t("Summary"),
  ledger: t("Facts added to the summary"),
  restored: t("Read again after the summary"),
  pinned: t("Pinned"),
  reasoning: t("Reasoning"),
  draft: t("Draft"),
  user: t("Your messages"),
  assistant: t("Answers"),
  calls: t("Tool calls"),
  toolOutput: t("Tool output"),
});

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

function categoriesOf({ reading }: Use): ContextView["categories"] {
  const named = names();
  return reading
    .filter(({ tokens }) => tokens > 0)
    .map(({ category, tokens }) => ({ name: named[category], shownAs: SHOWN_AS[category], tokens }))
    .sort((a, b) => b.tokens - a.tokens);
}

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
