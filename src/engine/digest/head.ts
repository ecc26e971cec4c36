import type { MessageEntry } from "../entries.ts";
import { focusOn, type Focus } from "./focus.ts";
import { readEarlier, type Earlier } from "./reading/earlier.ts";
import { gather, type Evidence } from "./reading/gather.ts";
import { readHistory, type History } from "./reading/history.ts";
import { findPlace, type Place } from "./reading/place.ts";
import { reportsOf, type Reports } from "./reading/reports.ts";
import { statementsOf, type Statement } from "./reading/statements.ts";

export interface HeadInput {
  /** The whole head: originals, oldest first. */
  readonly messages: readonly MessageEntry[];
  /** The previous summary: a digest, a model's, or another assistant's in its own form. */
  readonly anchor?: string;
  /** What the user wants the summary to dwell on. */
  readonly instructions?: string;
}

/** The head as it was understood: what every section is written from. */
export interface Head {
  readonly history: History;
  readonly earlier: Earlier;
  readonly place: Place;
  readonly evidence: Evidence;
  readonly statements: readonly Statement[];
  readonly reports: Reports;
  readonly focus: Focus;
}

export function readHead({ messages, anchor, instructions }: HeadInput): Head {
  const history = readHistory(messages);
  const earlier = readEarlier(anchor);
  const place = findPlace(history, earlier);
  const evidence = gather(history, place);
  const statements = statementsOf(history, evidence);
  return {
    history,
    place,
    evidence,
    earlier,
    statements,
    reports: reportsOf(history, statements),
    focus: focusOn(instructions),
  };
}
