import type { PlanItem } from "../../calls/facts.ts";
import { cut, flat } from "../../calls/wording.ts";
import { listDraft, sameness, type Line } from "../drafts.ts";
import type { Draft } from "../fit.ts";
import type { Head } from "../head.ts";
import type { Deed, History } from "../reading/history.ts";

const ITEM = 240;
const MOST_SAID = 8;
/** The last part of the head: what was to do before it has mostly been done. */
const RECENT = 0.35;

/** Remaining Work: open items of the newest plan, and what the assistant last said is still to do. */
export function remainingDraft({ history, statements, earlier, focus }: Head): Draft {
  const plan = planOf(history);
  const open = plan.filter(({ state }) => state === "open" || state === "active");
  const old = plan.length > 0 ? [] : stillOpen(earlier.lines("Remaining Work"), history);
  const since = history.length * (1 - RECENT);
  const said = statements.filter(({ topic, at }) => topic === "ahead" && at >= since).slice(-MOST_SAID);
  const lines = [...open.map(itemLine), ...old, ...said.map(({ text }) => text).toReversed()];
  return listDraft(
    { heading: "Remaining Work", share: 0.08 },
    lines.map((text, order): Line => ({ text, order })),
    focus,
  );
}

const itemLine = ({ text = "", state }: PlanItem): string =>
  `${cut(flat(text), ITEM)}${state === "active" ? " (in progress)" : ""}`;

/** Items of the previous summary that no tool call has ticked off since. */
function stillOpen(lines: readonly string[], { deeds }: History): string[] {
  const done = new Set(
    deeds.flatMap(({ facts }) =>
      facts.action === "plan"
        ? facts.items.filter(({ state }) => state === "done").map(({ text = "" }) => sameness(text))
        : [],
    ),
  );
  return lines.filter((line) => !done.has(sameness(line.replace(/ \(in progress\)$/, ""))));
}

/** The plan after all calls that changed it. */
function planOf({ deeds }: History): PlanItem[] {
  let plan: PlanItem[] = [];
  for (const deed of deeds) {
    if (deed.facts.action !== "plan" || deed.outcome?.failed) continue;
    plan = deed.facts.replaces
      ? [...deed.facts.items]
      : deed.facts.items.reduce((known, item) => changed(known, item, deed), plan);
  }
  return plan;
}

/** Claude Code names a new task in the result: "Task #3 created successfully". */
function changed(plan: readonly PlanItem[], item: PlanItem, { output }: Deed): PlanItem[] {
  const id = item.id ?? /#(\d+)/.exec(output)?.[1];
  const known = plan.find((other) => id !== undefined && other.id === id);
  const merged: PlanItem = { ...known, ...item, ...(id === undefined ? {} : { id }) };
  if (known) return plan.map((other) => (other === known ? merged : other));
  return merged.text === undefined ? [...plan] : [...plan, merged];
}
