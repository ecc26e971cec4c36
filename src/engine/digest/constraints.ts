import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { History, Words } from "./history.ts";
import { bindingOf } from "./normative.ts";
import { sentencesOf } from "./sentences.ts";

/** Longer sentences are pasted matter. Characters. */
const SHORTEST = 12;
const LONGEST = 300;
/** A pasted specification must not crowd out what the user says in passing. */
const MOST_OF_ONE = 8;
const PASTED = /^[{}[\]<>|$#/\\]|[{};]\s*$|^\w+ ?[=(]|\b(?:DEBUG|INFO|WARN|ERROR|FAIL)\b|^\d{4}-\d\d-\d\d|\.\w{1,4}:\d+:/;

/** Constraints & Preferences: the user's rules in the user's own words; newer ones weigh more. */
export function constraintsDraft(history: History, earlier: Earlier): Draft {
  const asked = history.turns.flatMap(({ request }) => request ?? []);
  const rules = [...asked, ...history.remarks].flatMap((words) => rulesIn(words, history.length));
  rules.sort((a, b) => b.weight - a.weight);
  const carried = earlier.lines("Constraints & Preferences").map((text, i) => ({ text, order: i - 1_000 }));
  return listDraft({ heading: "Constraints & Preferences", share: 0.1 }, [...rules, ...carried]);
}

function rulesIn({ at, text }: Words, length: number): (Line & { weight: number })[] {
  return sentencesOf(text)
    .filter((sentence) => sentence.length >= SHORTEST && sentence.length <= LONGEST && !PASTED.test(sentence))
    .map((sentence, i) => ({ text: sentence, order: at + i / 1_000, weight: bindingOf(sentence) + at / Math.max(1, length) }))
    .filter(({ weight }) => weight >= 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_OF_ONE);
}
