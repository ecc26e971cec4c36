import { cut, flat } from "../calls/wording.ts";
import { stubOf } from "../stub.ts";
import { interleaved, listDraft, type Line } from "./drafts.ts";
import type { Draft } from "./fit.ts";
import type { Deed, History } from "./history.ts";
import type { Place } from "./place.ts";
import { withoutFences } from "./sentences.ts";

const STEPS = 4;
const SAID = 500;
const DEEDS = 5;

/** In Progress: the assistant's last words, and its last calls. */
export function progressDraft({ turns, length }: History, place: Place): Draft {
  const steps = turns.flatMap((turn) => turn.steps).filter(({ said }) => said !== "").slice(-STEPS);
  const said = steps.map(({ at, said: text }): Line => ({ order: at, text: `Said: ${cut(flat(withoutFences(text)), SAID)}` }));
  const deeds = turns.flatMap((turn) => turn.steps.flatMap((step) => step.deeds)).slice(-DEEDS);
  const done = deeds.map((deed, i): Line => ({ order: length + i, text: lineOf(deed, place) }));
  const ranked = interleaved(said.toReversed(), done.toReversed());
  return listDraft({ heading: "In Progress", share: 0.1 }, ranked);
}

function lineOf({ tool, args, outcome, output }: Deed, place: Place): string {
  if (!outcome) return `Called ${tool}, no result yet`;
  const told = stubOf({ tool, args }, { tool, text: output, isError: outcome.failed });
  return place.root === "" ? told : told.replaceAll(`${place.root}/`, "");
}
