import type { PlanItem } from "../calls/facts.ts";
import { cut, flat } from "../calls/wording.ts";
import type { Deed, History } from "./history.ts";
import { sameness } from "./sameness.ts";

export interface OpenItem {
  readonly text: string;
  /** The message that touched the plan last. */
  readonly at: number;
}

export interface OpenPlan {
  /** Whether there is a plan, open items or not: it takes the place of an older one. */
  readonly isKnown: boolean;
  readonly items: readonly OpenItem[];
}

/** Characters. */
const ITEM = 240;

/** What is still to do of the newest plan. */
export function openPlan(history: History): OpenPlan {
  const { plan, at } = planOf(history);
  const open = plan.filter(({ state }) => state === "open" || state === "active");
  return { isKnown: plan.length > 0, items: open.map((item) => ({ text: itemLine(item), at })) };
}

const itemLine = ({ text = "", state }: PlanItem): string =>
  `${cut(flat(text), ITEM)}${state === "active" ? " (in progress)" : ""}`;

/** Items of an earlier summary that no tool call has ticked off since. */
export function stillOpen(lines: readonly string[], { deeds }: History): string[] {
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
function planOf({ deeds }: History): { plan: readonly PlanItem[]; at: number } {
  let plan: PlanItem[] = [];
  let at = 0;
  for (const deed of deeds) {
    if (deed.facts.action !== "plan" || deed.outcome?.failed) continue;
    at = deed.at;
    plan = deed.facts.replaces
      ? [...deed.facts.items]
      : deed.facts.items.reduce((known, item) => changed(known, item, deed), plan);
  }
  return { plan, at };
}

/** Claude Code names a new task in the result: "Task #3 created successfully". */
function changed(plan: readonly PlanItem[], item: PlanItem, { output }: Deed): PlanItem[] {
  const id = item.id ?? /#(\d+)/.exec(output)?.[1];
  const known = plan.find((other) => id !== undefined && other.id === id);
  const merged: PlanItem = { ...known, ...item, ...(id === undefined ? {} : { id }) };
  if (known) return plan.map((other) => (other === known ? merged : other));
  return merged.text === undefined ? [...plan] : [...plan, merged];
}
