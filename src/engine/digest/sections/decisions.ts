import { cut } from "../../calls/wording.ts";
import { recentness } from "../../reading/evidence.ts";
import type { Head } from "../../reading/head.ts";
import type { Words } from "../../reading/history.ts";
import { namesAndIdsIn } from "../../reading/names.ts";
import { sentencesOf } from "../../reading/sentences.ts";
import { withoutPasted } from "../../reading/spoken.ts";
import { spread, type Candidate } from "../../reading/spread.ts";
import { isChoice } from "../../reading/topics.ts";
import { carried, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";

const MOST = 40;
/** Characters of a user's sentence. */
const SHORTEST = 15;
const LONGEST = 300;
const QUOTED = 240;
/** What it adds that the user decided, not the assistant. */
const USER = 4;

/** Key Decisions: what was chosen or found, and why, in the words of whoever said it. */
export function decisionsDraft({ history, statements, evidence, earlier, focus }: Head): Draft {
  const said = statements
    .filter(({ topic }) => topic === "choice")
    .map(({ at, text, names }) => ({ order: at, text, names, bonus: recentness(at, history.length) }));
  const asked = history.turns
    .flatMap(({ request }) => request ?? [])
    .flatMap((words) => choicesIn(words, history.length));
  const ranked = spread([...said, ...asked], MOST, evidence.singly);
  const lines = [...ranked, ...carried(earlier.lines("Key Decisions"))];
  return listDraft({ heading: "Key Decisions", share: 0.12 }, lines, focus);
}

function choicesIn({ at, text }: Words, length: number): (Line & Candidate)[] {
  return sentencesOf(withoutPasted(text))
    .filter((sentence) => sentence.length >= SHORTEST && sentence.length <= LONGEST)
    .filter((sentence) => !/[?？]$/.test(sentence) && isChoice(sentence))
    .map((sentence) => ({
      order: at,
      text: `The user: “${cut(sentence, QUOTED)}”`,
      names: [...namesAndIdsIn(sentence)],
      bonus: USER + recentness(at, length),
    }));
}
