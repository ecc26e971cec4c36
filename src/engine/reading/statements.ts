import { cut } from "../calls/wording.ts";
import type { Evidence } from "./gather.ts";
import type { History, Step, Turn } from "./history.ts";
import { namesAndIdsIn } from "./names.ts";
import { sentencesOf } from "./sentences.ts";
import { topicOf, type Topic } from "./topics.ts";

/** A sentence of the assistant. */
export interface Statement {
  readonly topic: Topic;
  readonly at: number;
  readonly text: string;
  /** It stands in the last words of a turn: there assistants tell what they did. */
  readonly isReport: boolean;
  /** How much of what may be needed again it names. */
  readonly worth: number;
  /** The names and ids in it. */
  readonly names: readonly string[];
}

const SHORTEST = 25;
const LONGEST = 260;
/** Sentences that only announce or applaud. */
const EMPTY =
  /^(?:(?:good|great|perfect|excellent|ok(?:ay)?|done|now|yes|right|sure|got it|i see|wait|hmm|all (?:good|set|done)|let me|let's|i'll|i will|i can|i need to|i should|next|first|would you|do you|want me|should i|shall)\b)/i;

/** A question, or a sentence that goes on in the next line. */
const OPEN = /(?:[?？:：,]| AND| OR)$/;

/** All that the assistant said, sentence by sentence, in order; announcements left out. */
export function statementsOf({ turns }: History, evidence: Evidence): Statement[] {
  return turns.flatMap((turn) =>
    turn.steps.flatMap((step) => {
      const isReport = isReportOf(turn, step);
      return sentencesOf(step.said)
        .filter((text) => text.length >= SHORTEST && !EMPTY.test(text) && !OPEN.test(text))
        .map((text) => ({
          at: step.at,
          topic: topicOf(text),
          text: cut(text, LONGEST),
          isReport,
          worth: evidence.weigh(text),
          names: [...namesAndIdsIn(text)],
        }));
    }),
  );
}

const isReportOf = ({ steps }: Turn, step: Step): boolean => step === steps.at(-1) && step.deeds.length === 0;
