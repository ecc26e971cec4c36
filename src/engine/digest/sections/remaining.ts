import type { Head } from "../../reading/head.ts";
import { openPlan, stillOpen } from "../../reading/openPlan.ts";
import { listDraft, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";

const MOST_SAID = 8;
/** The last part of the head: what was to do before it has mostly been done. */
const RECENT = 0.35;

/** Remaining Work: open items of the newest plan, and what the assistant last said is still to do. */
export function remainingDraft({ history, statements, earlier, focus }: Head): Draft {
  const plan = openPlan(history);
  const old = plan.isKnown ? [] : stillOpen(earlier.lines("Remaining Work"), history);
  const since = history.length * (1 - RECENT);
  const said = statements.filter(({ topic, at }) => topic === "ahead" && at >= since).slice(-MOST_SAID);
  const lines = [...plan.items.map(({ text }) => text), ...old, ...said.map(({ text }) => text).toReversed()];
  return listDraft(
    { heading: "Remaining Work", share: 0.08 },
    lines.map((text, order): Line => ({ text, order })),
    focus,
  );
}
