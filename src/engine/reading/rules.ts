import type { History, Words } from "./history.ts";
import { bindingOf } from "./normative.ts";
import { sentencesOf } from "./sentences.ts";
import { withoutPasted } from "./spoken.ts";

/** A rule of the user in the user's own words. */
export interface Rule {
  readonly text: string;
  /** The message, with a fraction for its place there. */
  readonly order: number;
  /** Binding ones before wishes, newer ones before older ones. */
  readonly weight: number;
  readonly isBinding: boolean;
}

/** Longer sentences are pasted matter. Characters. */
const SHORTEST = 12;
const LONGEST = 300;
/** A pasted specification must not crowd out what the user says in passing. */
const MOST_OF_ONE = 8;
/** Code, logs, diffs and stack traces. */
const PASTED =
  /^[{}[\]<>|$#/\\]|[{};]\s*$|^\w+ ?[=(]|^\d+ {1,4}[+-]|\b(?:DEBUG|INFO|WARN|ERROR|FAIL)\b|^\d{4}-\d\d-\d\d|\.\w{1,4}:\d+:|\(use "git /;

/** What the user ruled or wished, the weightiest first. */
export function rulesOf(history: History): Rule[] {
  const asked = history.turns.flatMap(({ request }) => request ?? []);
  const rules = [...asked, ...history.remarks].flatMap((words) => rulesIn(words, history.length));
  return rules.sort((a, b) => b.weight - a.weight);
}

function rulesIn({ at, text }: Words, length: number): Rule[] {
  return withLists(sentencesOf(withoutPasted(text)))
    .filter((sentence) => sentence.length >= SHORTEST && sentence.length <= LONGEST && !PASTED.test(sentence))
    .map((sentence, i) => ({ sentence, order: at + i / 1_000, binding: bindingOf(sentence) }))
    .filter(({ binding }) => binding > 0)
    .sort((a, b) => b.binding - a.binding)
    .slice(0, MOST_OF_ONE)
    .map(({ sentence, order, binding }) => ({
      text: sentence,
      order,
      weight: binding + at / Math.max(1, length),
      isBinding: binding > 1,
    }));
}

/** "Do not touch:" is nothing without what follows it. */
function withLists(sentences: readonly string[]): string[] {
  return sentences.map((sentence, i) =>
    /[:：]$/.test(sentence) ? `${sentence} ${sentences[i + 1] ?? ""}`.trim() : sentence,
  );
}
