import { cut, flat } from "../calls/wording.ts";
import { quoteDraft, quoted } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { History, Turn, Words } from "./history.ts";
import { sentencesOf, withoutFences } from "./sentences.ts";

/** A request that is too short to be understood without what it answers. Characters. */
const TERSE = 60;
/** Quoted at most, in characters. */
const TASK = 4_000;
const GOAL = 1_500;

/** Active Task: the newest request word for word; in a head without one, what the previous summary says. */
export function taskDraft({ turns }: History, earlier: Earlier): Draft {
  const at = turns.findLastIndex(({ request }) => request !== undefined);
  const request = turns[at]?.request;
  const shape = { heading: "Active Task", share: 0.1 } as const;
  if (!request) return quoteDraft(shape, earlier.quote("Active Task"));
  return quoteDraft(shape, cut(request.text, TASK), noteOn(turns, at, request));
}

function noteOn(turns: readonly Turn[], at: number, { text }: Words): string {
  const notes: string[] = [];
  const question = text.length <= TERSE ? lastSaid(turns[at - 1]) : undefined;
  if (question) notes.push(`In answer to: “${cut(question, 240)}”`);
  if (isAnswered(turns[at])) notes.push("Answered by the assistant; nothing newer was asked:");
  return notes.join("\n");
}

/** The last sentence of a turn, its last question before all. */
function lastSaid(turn: Turn | undefined): string | undefined {
  const sentences = sentencesOf(turn?.steps.at(-1)?.said ?? "");
  return sentences.findLast((sentence) => sentence.includes("?")) ?? sentences.at(-1);
}

/** The assistant ended with words, not with a call. */
export const isAnswered = (turn: Turn | undefined): boolean => {
  const last = turn?.steps.at(-1);
  return last !== undefined && last.said !== "" && last.deeds.length === 0;
};

/** Goal: what the conversation began with, as the previous summary has it or as the user put it. */
export function goalDraft({ turns }: History, earlier: Earlier): Draft {
  const shape = { heading: "Goal", share: 0.05 } as const;
  const told = earlier.quote("Goal");
  if (told !== "") return quoteDraft(shape, told);
  const asked = turns.flatMap(({ request }) => request ?? []);
  const [first] = asked;
  if (!first) return quoteDraft(shape, "");
  if (asked.length === 1) return once(shape, "The active task above is the only request so far.");
  return quoteDraft(shape, cut(withoutFences(first.text) || first.text, GOAL), "The conversation began with:");
}

const once = (shape: { heading: "Goal"; share: number }, text: string): Draft => ({
  ...shape,
  costs: [text.length],
  print: (pieces) => (pieces === 0 ? "" : text),
});
void flat;
void quoted;
