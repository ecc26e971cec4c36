import { cut } from "../calls/wording.ts";
import { idsIn, namesIn } from "./names.ts";
import type { Evidence } from "./gather.ts";
import type { History, Step, Turn } from "./history.ts";
import { sentencesOf } from "./sentences.ts";

/** What a sentence is about; each is told in one section only. */
export type Topic = "ahead" | "choice" | "value" | "other";

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

/** Work that is still to be done. */
const AHEAD =
  /\b(?:remaining|still (?:need|needs|to do|missing|open)|left to do|next steps?|to-?dos?|follow-?ups?|not yet|outstanding|deferred|out of scope)\b|noch (?:zu|nicht|offen)|reste à|pendiente|falta|还需要|尚未|残り|まだ/iu;
/** Words of choice and of reason. */
const CHOICE =
  /\b(?:decid\w+|decision|instead of|rather than|because|so that|we(?:'ll| will) (?:use|keep|go)|go(?:ing)? with|chose|chosen|opted|the (?:right|correct|best|cleanest) (?:fix|approach|way)|the fix is|root cause|the (?:issue|problem|bug|reason|cause) (?:is|was)|turns out|trade-?off|simpler|cleaner|by design|intentional\w*|deliberate\w*|agreed|no longer)\b|statt|weil|entschieden|parce que|au lieu de|décidé|porque|en lugar de|decidi\w+|因为|决定|而不是|改用|ので|ため|代わりに|することにし/iu;
/** Exact values: addresses, hashes, versions, ids, numbers with or without units. */
const VALUE =
  /\bhttps?:\/\/[^\s)>"'`]+|\b(?=[0-9a-f]*\d)(?=[0-9]*[a-f])[0-9a-f]{7,40}\b|\bv?\d+\.\d+(?:\.\d+)+\b|#\d+\b|\b[A-Z]{2,10}-\d+\b|\b\d[\d,_]*(?:\.\d+)?\s?(?:%|[kKMGT]i?B|bytes|ms|s|sec(?:onds)?|min(?:utes)?|hours?|days?|tokens|lines?|characters|chars|px|files?|tests?)\b|\b\d{3,}\b/;

export const choosesOrExplains = (text: string): boolean => CHOICE.test(text);

/** All that the assistant said, sentence by sentence, in order; announcements left out. */
export function statementsOf({ turns }: History, evidence: Evidence): Statement[] {
  return turns.flatMap((turn) =>
    turn.steps.flatMap((step) => {
      const isReport = isReportOf(turn, step);
      return sentencesOf(step.said)
        .filter((text) => text.length >= SHORTEST && !EMPTY.test(text) && !/[?？:：]$/.test(text))
        .map((text) => ({ at: step.at, topic: topicOf(text), text: cut(text, LONGEST), isReport, worth: evidence.weigh(text), names: [...namesIn(text), ...idsIn(text)] }));
    }),
  );
}

function topicOf(text: string): Topic {
  if (AHEAD.test(text)) return "ahead";
  if (CHOICE.test(text)) return "choice";
  return VALUE.test(text) ? "value" : "other";
}

const isReportOf = ({ steps }: Turn, step: Step): boolean => step === steps.at(-1) && step.deeds.length === 0;
