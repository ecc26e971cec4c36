import { cut, flat } from "../calls/wording.ts";
import { isAnswered } from "./asks.ts";
import { listDraft, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Evidence } from "./gather.ts";
import type { Draft } from "./fit.ts";
import type { History, Turn } from "./history.ts";
import { sentencesOf } from "./sentences.ts";

const QUESTION = 160;
const ANSWER = 320;

/** Resolved Questions: what the user asked, with the beginning of the answer. */
export function questionsDraft({ turns }: History, evidence: Evidence, earlier: Earlier): Draft {
  const lines = turns.flatMap((turn) => answered(turn, evidence)).toReversed();
  const carried = earlier.lines("Resolved Questions").map((text, i): Line => ({ text, order: i - 1_000 }));
  return listDraft({ heading: "Resolved Questions", share: 0.08 }, [...lines, ...carried]);
}

function answered(turn: Turn, evidence: Evidence): Line[] {
  const question = turn.request && sentencesOf(turn.request.text).find((sentence) => /[?？]$/.test(sentence));
  if (!turn.request || !question || !isAnswered(turn) || hasEdits(turn)) return [];
  const [first = "", ...rest] = sentencesOf(turn.steps.at(-1)?.said ?? "");
  const best = rest.toSorted((a, b) => evidence.weigh(b) - evidence.weigh(a))[0] ?? "";
  const answer = cut(flat(`${first} ${best}`), ANSWER);
  return [{ order: turn.request.at, text: `${cut(question, QUESTION)} → ${answer}` }];
}

/** A request in the form of a question: told by what was done. */
const hasEdits = ({ steps }: Turn): boolean =>
  steps.some(({ deeds }) => deeds.some(({ facts }) => facts.action === "edit" || facts.action === "write"));
