import { describeCall } from "../calls/describe.ts";
import type { PlanItem, PlanState } from "../calls/facts.ts";
import { knownAction } from "../calls/names.ts";
import type { MessageEntry } from "../entries.ts";
import type { Sequence } from "../sequence.ts";

/** The todo list as it stands after all calls that wrote to it. */
export interface PlanList {
  readonly items: readonly { readonly text: string; readonly state: PlanState }[];
  /** Position in the log's messages of the newest call that wrote to it. */
  readonly at: number;
}

/** Single steps that are followed back, where no call gives the whole list. */
const MOST_STEPS = 500;
/** Messages that are looked through, the newest: an older plan that nobody touched since is not the plan any more. */
const MOST_MESSAGES = 4_000;

interface Step {
  readonly items: readonly PlanItem[];
  readonly replaces: boolean;
  /** What the call made is named by its result: "Task #3 created". */
  readonly madeId: string | undefined;
}

/** The plan of the conversation, or undefined where it has none, or nothing in it is open. */
export function planState(messages: Sequence<MessageEntry>): PlanList | undefined {
  const steps: Step[] = [];
  const results = new Map<string, string>();
  const isPlanTool = new Map<string, boolean>();
  let newest = -1;
  const oldest = Math.max(0, messages.length - MOST_MESSAGES);
  for (let at = messages.length - 1; at >= oldest && steps.length < MOST_STEPS; at--) {
    const { parts = [] } = messages.at(at) ?? {};
    for (const part of parts.length > 1 ? parts.toReversed() : parts) {
      if (part.kind === "result") results.set(part.callId, part.isError ? "" : part.text);
      if (part.kind !== "call") continue;
      const isPlan = isPlanTool.get(part.tool) ?? knownAction(part.tool) === "plan";
      isPlanTool.set(part.tool, isPlan);
      if (!isPlan) continue;
      const facts = describeCall(part);
      if (facts.action !== "plan") continue;
      newest = Math.max(newest, at);
      steps.push({
        ...facts,
        madeId: /#(\d{1,9})\b/.exec(results.get(part.callId)?.slice(0, 200) ?? "")?.[1],
      });
    }
    if (steps.some(({ replaces }) => replaces)) break;
  }
  const items = itemsAfter(steps.toReversed());
  return items.some(({ state }) => state === "open" || state === "active")
    ? { items, at: newest }
    : undefined;
}

function itemsAfter(steps: readonly Step[]): PlanList["items"] {
  let items: { id: string | undefined; text: string; state: PlanState }[] = [];
  for (const { items: written, replaces, madeId } of steps) {
    if (replaces) items = [];
    for (const { id = madeId, text, state } of written) {
      const known = items.find((item) => (id !== undefined && item.id === id) || item.text === text);
      if (known) Object.assign(known, { state, ...(text === undefined ? {} : { text }) });
      else if (text !== undefined) items.push({ id, text, state });
    }
  }
  return items.filter(({ state }) => state !== "dropped").map(({ text, state }) => ({ text, state }));
}
