import type { PlanItem } from "../calls/facts.ts";
import { cut, flat } from "../calls/wording.ts";
import { listDraft, sameness, type Line } from "./drafts.ts";
import type { Earlier } from "./earlier.ts";
import type { Draft } from "./fit.ts";
import type { Deed, History } from "./history.ts";
import type { Statement } from "./statements.ts";

const ITEM = 240;
const MOST_SENTENCES = 12;

/** Remaining Work: open items of the newest plan, and what the assistant last said is still to do. */
export function remainingDraft(history: History, statements: readonly Statement[], earlier: Earlier): Draft {
  const plan = planOf(history);
  const done = new Set(plan.filter(({ state }) => state === "done" || state === "dropped").map(({ text }) => sameness(text ?? "")));
  const open = plan.filter(({ state }) => state === "open" || state === "active");
  const items = open.map(({ text, state }, order): Line => ({ order, text: `${cut(flat(text ?? ""), ITEM)}${state === "active" ? " (in progress)" : ""}` }));
  const said = statements.filter(({ topic }) => topic === "ahead").slice(-MOST_SENTENCES).toReversed();
  const carried = plan.length > 0 ? [] : earlier.lines("Remaining Work").filter((text) => !done.has(sameness(text)));
  return listDraft({ heading: "Remaining Work", share: 0.08 }, [
    ...items.sort((a, b) => Number(b.text.endsWith(")")) - Number(a.text.endsWith(")"))),
    ...carried.map((text, i) => ({ text, order: 1_000 + i })),
    ...said.map(({ text, at }) => ({ text, order: 2_000 + at })),
  ]);
}

/** The plan after all calls that changed it. */
export function planOf({ turns }: History): PlanItem[] {
  let plan: PlanItem[] = [];
  for (const deed of turns.flatMap(({ steps }) => steps.flatMap(({ deeds }) => deeds))) {
    if (deed.facts.action === "plan" && !deed.outcome?.failed) plan = deed.facts.replaces ? [...deed.facts.items] : changed(plan, deed);
  }
  return plan;
}

function changed(plan: readonly PlanItem[], { facts, output }: Deed): PlanItem[] {
  const next = [...plan];
  for (const item of facts.action === "plan" ? facts.items : []) {
    // Claude Code names a new task in the result: "Task #3 created successfully".
    const id = item.id ?? /#(\d+)/.exec(output)?.[1];
    const known = next.findIndex((other) => id !== undefined && other.id === id);
    const merged = { ...next[known], ...item, ...(id === undefined ? {} : { id }) };
    if (known >= 0) next[known] = merged;
    else if (merged.text !== undefined) next.push(merged);
  }
  return next;
}
