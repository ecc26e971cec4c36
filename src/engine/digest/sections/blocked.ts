import { openFaults, stillFaulty } from "../../reading/faults.ts";
import type { Head } from "../../reading/head.ts";
import { carried, listDraft } from "../drafts.ts";
import type { Draft } from "../fit.ts";

const MOST_FAULTS = 8;

/** Blocked: commands that failed and never passed afterwards, with their error lines; the newest first. */
export function blockedDraft({ history, earlier, focus }: Head): Draft {
  const lines = openFaults(history, MOST_FAULTS).map(({ at, text }) => ({ order: at, text }));
  const old = carried(stillFaulty(earlier.lines("Blocked"), history));
  return listDraft({ heading: "Blocked", share: 0.08 }, [...lines, ...old], focus);
}
