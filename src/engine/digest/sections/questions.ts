import { cut, flat } from "../../calls/wording.ts";
import type { Head } from "../../reading/head.ts";
import type { Turn } from "../../reading/history.ts";
import { sentencesOf } from "../../reading/sentences.ts";
import { carried, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";
import { isAnswered } from "./asks.ts";

/** Characters. */
const QUESTION = 160;
const ANSWER = 320;
const SHORTEST = 15;

/** Resolved Questions: what the user asked, with the answer's first sentence and its most telling one. */
export function questionsDraft({ history: { turns }, evidence, earlier, focus }: Head): Draft {
  const lines = turns.flatMap((turn) => answered(turn, evidence.weigh)).toReversed();
  const all = [...lines, ...carried(earlier.lines("Resolved Questions"))];
  return listDraft({ heading: "Resolved Questions", share: 0.08 }, all, focus);
}

function answered(turn: Turn, weigh: (text: string) => number): Line[] {
  const { request, steps } = turn;
  const question = request && sentencesOf(request.text).find((sentence) => /[?？]$/.test(sentence));
  if (!request || !question || !isAnswered(turn) || changesFiles(turn)) return [];
  const sentences = sentencesOf(steps.at(-1)?.said ?? "").filter(
    (text) => text.length >= SHORTEST && !/[?？:：]$/.test(text),
  );
  const [first = "", ...rest] = sentences;
  const [best = ""] = rest.toSorted((a, b) => weigh(b) - weigh(a));
  if (first === "") return [];
  return [
    { order: request.at, text: `${cut(question, QUESTION)} → ${cut(flat(`${first} ${best}`), ANSWER)}` },
  ];
}

/** Then it was a request in the form of a question, and is told by what was done. */
const changesFiles = ({ steps }: Turn): boolean =>
  steps.some(({ deeds }) => deeds.some(({ facts }) => facts.action === "edit" || facts.action === "write"));
