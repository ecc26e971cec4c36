import type { Head } from "../../reading/head.ts";
import { rulesOf } from "../../reading/rules.ts";
import { carried, listDraft } from "../drafts.ts";
import type { Draft } from "../fit.ts";

/** Constraints & Preferences: the user's rules in the user's own words; newer ones weigh more. */
export function constraintsDraft({ history, earlier, focus }: Head): Draft {
  const lines = [...rulesOf(history), ...carried(earlier.lines("Constraints & Preferences"))];
  return listDraft({ heading: "Constraints & Preferences", share: 0.1 }, lines, focus);
}
