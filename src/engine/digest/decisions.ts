import { cut } from "../calls/wording.ts";
import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { History } from "./history.ts";
import { sentencesOf } from "./sentences.ts";
import type { Statement } from "./statements.ts";

/** Words of choice and of reason. */
const DECISION =
  /\b(?:decid\w+|decision|instead of|rather than|because|since (?:it|we|the)|so that|we(?:'ll| will) (?:use|keep|go|need)|let's (?:use|go with|keep|do|not)|go(?:ing)? with|chose|chosen|opted|the (?:right|correct|best|cleanest) (?:fix|approach|way)|the fix is|root cause|the (?:issue|problem|bug|reason|cause) (?:is|was)|turns out|trade-?off|simpler|cleaner|by design|intentional\w*|deliberate\w*|agreed|must not|no longer)\b|statt|weil|entschieden|parce que|au lieu de|décidé|porque|en lugar de|decidi\w+|因为|决定|而不是|改用|ので|ため|代わりに|することにし/iu;
const PER_HEAD = 60;

/** Key Decisions: what was chosen or found, and why, in the words of whoever said it. */
export function decisionsDraft(history: History, statements: readonly Statement[], earlier: Earlier): Draft {
  const weigh = (at: number): number => (3 * at) / Math.max(1, history.length);
  const found = statements
    .filter(({ text, isReport }) => DECISION.test(text) && !(isReport && isListItem(text)))
    .map(({ at, text, worth }) => ({ order: at, text, weight: worth + weigh(at) }));
  const users = history.turns
    .flatMap(({ request }) => request ?? [])
    .flatMap(({ at, text }) =>
      sentencesOf(text)
        .filter((sentence) => sentence.length > 15 && sentence.length < 300 && !sentence.endsWith("?") && DECISION.test(sentence))
        .map((sentence) => ({ order: at, text: `The user: ${cut(sentence, 240)}`, weight: 4 + weigh(at) })),
    );
  const ranked = [...found, ...users].sort((a, b) => b.weight - a.weight).slice(0, PER_HEAD);
  const carried = earlier.lines("Key Decisions").map((text, i): Line => ({ text, order: i - 1_000 }));
  return listDraft({ heading: "Key Decisions", share: 0.1 }, [...ranked, ...carried]);
}

const isListItem = (text: string): boolean => text.length < 40;
