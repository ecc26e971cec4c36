import type { MessageEntry } from "../entries.ts";
import { actionsDraft } from "./actions.ts";
import { goalDraft, taskDraft } from "./asks.ts";
import { blockedDraft } from "./blocked.ts";
import { constraintsDraft } from "./constraints.ts";
import { decisionsDraft } from "./decisions.ts";
import { readEarlier } from "./earlier.ts";
import { gather } from "./gather.ts";
import { filesDraft } from "./files.ts";
import { fit } from "./fit.ts";
import { readHistory } from "./history.ts";
import { findPlace } from "./place.ts";
import { progressDraft } from "./progress.ts";
import { questionsDraft } from "./questions.ts";
import { remainingDraft } from "./remaining.ts";
import { stateDraft } from "./state.ts";
import { statementsOf } from "./statements.ts";
import { valuesDraft } from "./values.ts";

export interface DigestInput {
  /** The whole head: originals, oldest first. */
  readonly messages: readonly MessageEntry[];
  /** The previous summary. */
  readonly anchor?: string;
  /** Tokens as `count` counts them. */
  readonly budget: number;
  readonly count: (text: string) => number;
  readonly instructions?: string;
}

/**
 * The summary made by code alone, in the template's sections: what the user
 * wants, what was done, where it stands, what matters. Never over `budget`.
 */
export function digest({ messages, anchor, budget, count }: DigestInput): string {
  const history = readHistory(messages);
  const earlier = readEarlier(anchor);
  const place = findPlace(history);
  const evidence = gather(history, place);
  const statements = statementsOf(history, evidence);
  const drafts = [
    taskDraft(history, earlier),
    goalDraft(history, earlier),
    constraintsDraft(history, earlier),
    actionsDraft({ history, evidence, place, statements }, earlier),
    stateDraft(history, place, earlier),
    progressDraft(history, place),
    blockedDraft(history, earlier),
    decisionsDraft(history, statements, evidence, earlier),
    questionsDraft(history, evidence, earlier),
    filesDraft(history, evidence, place),
    remainingDraft(history, statements, earlier),
    valuesDraft(history, statements, evidence, earlier),
  ];
  return fit(drafts, budget, count);
}
