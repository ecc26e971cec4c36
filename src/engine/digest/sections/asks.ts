import { cut, flat } from "../../calls/wording.ts";
import type { Head } from "../../reading/head.ts";
import type { Turn } from "../../reading/history.ts";
import { sentencesOf, withoutFences } from "../../reading/sentences.ts";
import { carried, listDraft, quoteDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";

/** A request that is too short to be understood without what it answers. Characters. */
const TERSE = 60;
const QUESTION = 240;
/** Quoted at most, in characters. */
const TASK = 6_000;
const GOAL = 2_000;
const PENDING = 300;
const MOST_PENDING = 4;

/** Active Task: the newest request word for word; in a head without one, what the previous summary says. */
export function taskDraft({ history: { turns }, earlier }: Head): Draft {
  const shape = { heading: "Active Task", share: 0.12 } as const;
  const at = turns.findLastIndex(({ request }) => request !== undefined);
  const turn = turns[at];
  if (!turn?.request) return quoteDraft(shape, earlier.quote("Active Task"));
  return quoteDraft(shape, cut(turn.request.text, TASK), noteOn(turn, turns[at - 1]));
}

function noteOn(turn: Turn, before: Turn | undefined): string {
  const isTerse = (turn.request?.text.length ?? 0) <= TERSE;
  const asked = isTerse ? lastSaid(before) : undefined;
  const notes = [
    asked ? `In answer to: “${cut(asked, QUESTION)}”` : "",
    isAnswered(turn) ? "Answered by the assistant; nothing newer was asked:" : "",
  ];
  return notes.filter(Boolean).join("\n");
}

/** The last sentence of a turn, its last question before all. */
function lastSaid(turn: Turn | undefined): string | undefined {
  const sentences = sentencesOf(turn?.steps.at(-1)?.said ?? "");
  return sentences.findLast((sentence) => /[?？]/.test(sentence)) ?? sentences.at(-1);
}

/** The assistant ended with words, not with a call. */
export function isAnswered({ steps }: Turn): boolean {
  const last = steps.at(-1);
  return last !== undefined && last.said !== "" && last.deeds.length === 0;
}

const ONLY = "The active task above is the only request so far.";

/** Goal: what the conversation began with, as the previous summary has it or as the user put it. */
export function goalDraft({ history: { turns }, earlier }: Head): Draft {
  const shape = { heading: "Goal", share: 0.06 } as const;
  const told = earlier.quote("Goal") === ONLY ? earlier.quote("Active Task") : earlier.quote("Goal");
  if (told !== "") return quoteDraft(shape, told);
  const asked = turns.flatMap(({ request }) => request ?? []);
  if (asked.length === 1) return plainDraft(shape, ONLY);
  const first = asked[0]?.text ?? "";
  return quoteDraft(shape, cut(withoutFences(first) || first, GOAL), "The conversation began with:");
}

const plainDraft = (shape: Pick<Draft, "heading" | "share">, text: string): Draft => ({
  ...shape,
  costs: [text.length],
  print: (pieces) => (pieces === 0 ? "" : text),
});

/** Pending User Asks: requests that were followed by the next one before the assistant had answered. */
export function pendingDraft({ history: { turns }, earlier, focus }: Head): Draft {
  const shape = { heading: "Pending User Asks", share: 0.04 } as const;
  const asked = turns.filter(({ request }) => request !== undefined);
  if (asked.length === 0) return listDraft(shape, carried(earlier.lines("Pending User Asks")));
  const open = asked.slice(0, -1).filter((turn) => !isAnswered(turn));
  const lines = open.slice(-MOST_PENDING).flatMap(({ request }): Line[] =>
    request
      ? [
          {
            order: request.at,
            text: `Broken off by the next message: “${cut(flat(request.text), PENDING)}”`,
          },
        ]
      : [],
  );
  return listDraft(shape, lines.toReversed(), focus);
}
