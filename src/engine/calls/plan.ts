import { listArg, textArg, type Args } from "./args.ts";
import type { PlanFacts, PlanItem, PlanState } from "./facts.ts";
import { toolKey } from "./names.ts";

const STATES: Readonly<Record<string, PlanState>> = {
  completed: "done",
  complete: "done",
  done: "done",
  in_progress: "active",
  "in-progress": "active",
  active: "active",
  deleted: "dropped",
  cancelled: "dropped",
};

/** The plan as a tool writes it: whole lists, or Claude Code's single tasks. */
export function planFacts(tool: string, args: Args): PlanFacts | undefined {
  const key = toolKey(tool);
  if (key === "taskcreate") return ofOne({ ...text(args), state: "open" });
  if (key === "taskupdate") return update(args);
  const items = listArg(args, "todos", "plan", "items", "todoList", "tasks").map(itemOf);
  return items.length > 0 ? { action: "plan", items, replaces: args["merge"] !== true } : undefined;
}

const ofOne = (item: PlanItem): PlanFacts => ({ action: "plan", items: [item], replaces: false });

function update(args: Args): PlanFacts | undefined {
  const id = textArg(args, "taskId", "id");
  const state = stateOf(args);
  return id === undefined || state === undefined ? undefined : ofOne({ id, ...text(args), state });
}

const itemOf = (args: Args): PlanItem => ({ ...text(args), state: stateOf(args) ?? "open" });

function text(args: Args): { readonly text?: string } {
  const found = textArg(args, "subject", "content", "step", "title", "text", "description", "task");
  return found === undefined ? {} : { text: found.trim() };
}

function stateOf(args: Args): PlanState | undefined {
  const state = textArg(args, "status", "state");
  return state === undefined ? undefined : (STATES[state.toLowerCase()] ?? "open");
}
