import type { MessageEntry } from "../entries.ts";
import { maskedMessages } from "../secrets/maskedParts.ts";
import { maskSecrets } from "../secrets/maskSecrets.ts";
import { readEarlier, type Earlier } from "./earlier.ts";
import { focusOn, type Focus } from "./focus.ts";
import { gather, type Evidence } from "./gather.ts";
import { readHistory, type History } from "./history.ts";
import { findPlace, type Place } from "./place.ts";
import { reportsOf, type Reports } from "./reports.ts";
import { statementsOf, type Statement } from "./statements.ts";

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

/** Secrets are masked before anything is read: what is cut out of a text must not hold half of one (row A4). */
export function readHead({ messages, anchor, instructions }: HeadInput): Head {
  const history = readHistory(maskedMessages(messages));
  const earlier = readEarlier(anchor === undefined ? undefined : maskSecrets(anchor).text);
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
