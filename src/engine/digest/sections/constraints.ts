import { carried, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";
import type { Head } from "../head.ts";
import type { Words } from "../reading/history.ts";
import { sentencesOf } from "../reading/sentences.ts";
import { bindingOf } from "./normative.ts";

/** Longer sentences are pasted matter. Characters. */
const SHORTEST = 12;
const LONGEST = 300;
/** A pasted specification must not crowd out what the user says in passing. */
const MOST_OF_ONE = 8;
/** Code, logs and stack traces. */
const PASTED =
  /^[{}[\]<>|$#/\\]|[{};]\s*$|^\w+ ?[=(]|\b(?:DEBUG|INFO|WARN|ERROR|FAIL)\b|^\d{4}-\d\d-\d\d|\.\w{1,4}:\d+:/;

/** Constraints & Preferences: the user's rules in the user's own words; newer ones weigh more. */
export function constraintsDraft({ history, earlier, focus }: Head): Draft {
  const asked = history.turns.flatMap(({ request }) => request ?? []);
  const rules = [...asked, ...history.remarks].flatMap((words) => rulesIn(words, history.length));
  rules.sort((a, b) => b.weight - a.weight);
  const lines = [...rules, ...carried(earlier.lines("Constraints & Preferences"))];
  return listDraft({ heading: "Constraints & Preferences", share: 0.1 }, lines, focus);
}

/** "Do not touch:" is nothing without what follows it. */
function withLists(sentences: readonly string[]): string[] {
  return sentences.map((sentence, i) =>
    /[:：]$/.test(sentence) ? `${sentence} ${sentences[i + 1] ?? ""}`.trim() : sentence,
  );
}

interface Rule extends Line {
  readonly weight: number;
}

function rulesIn({ at, text }: Words, length: number): Rule[] {
  return withLists(sentencesOf(text))
    .filter((sentence) => sentence.length >= SHORTEST && sentence.length <= LONGEST && !PASTED.test(sentence))
    .map((sentence, i) => ({ sentence, order: at + i / 1_000, binding: bindingOf(sentence) }))
    .filter(({ binding }) => binding > 0)
    .sort((a, b) => b.binding - a.binding)
    .slice(0, MOST_OF_ONE)
    .map(({ sentence, order, binding }) => ({
      text: sentence,
      order,
      weight: binding + at / Math.max(1, length),
    }));
}
