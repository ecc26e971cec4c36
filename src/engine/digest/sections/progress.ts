import { cut, flat } from "../../calls/wording.ts";
import type { Head } from "../../reading/head.ts";
import type { Deed } from "../../reading/history.ts";
import type { Place } from "../../reading/place.ts";
import { withoutFences } from "../../reading/sentences.ts";
import { tellCall } from "../../stub.ts";
import { interleaved, listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";

const STEPS = 4;
const DEEDS = 5;
/** Characters of one statement, and of a tool's name. */
const SAID = 500;
const TOOL = 40;

/** In Progress: the assistant's last words, and its last calls. */
export function progressDraft({ history: { turns, deeds, length }, place, focus }: Head): Draft {
  const steps = turns.flatMap((turn) => turn.steps).filter(({ said }) => said !== "");
  const said = steps.slice(-STEPS).map(({ at, said: text }): Line => ({
    order: at,
    text: `Said: ${cut(flat(withoutFences(text)), SAID)}`,
  }));
  const done = deeds.slice(-DEEDS).map((deed, i): Line => ({ order: length + i, text: lineOf(deed, place) }));
  const ranked = interleaved(said.toReversed(), done.toReversed());
  return listDraft({ heading: "In Progress", share: 0.1 }, ranked, focus);
}

function lineOf({ tool, facts, outcome }: Deed, { root }: Place): string {
  if (!outcome) return `Called ${cut(flat(tool), TOOL)}, no result yet`;
  const told = tellCall(tool, facts, outcome);
  return root === "" ? told : told.replaceAll(`${root}/`, "");
}
