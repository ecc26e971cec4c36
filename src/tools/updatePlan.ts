import * as z from "zod";

import { planFacts } from "../engine/calls/plan.ts";
import { plural } from "../engine/calls/wording.ts";
import { defineTool } from "./defineTool.ts";
import { answered } from "./results.ts";
import type { Tool } from "./tool.ts";

const ARGS = z.object({
  items: z
    .array(
      z.object({
        text: z.string().min(1).max(500),
        status: z.enum(["pending", "in_progress", "completed", "cancelled"]),
      }),
    )
    .min(1)
    .max(100)
    .describe("The whole list, finished items included."),
});

/** The plan is kept nowhere but in the log: the newest call of this tool is the plan (engine/calls/plan.ts). */
export const updatePlan: Tool = defineTool({
  name: "update_plan",
  description:
    "Writes the list of steps for work that takes several; it replaces the one before, is shown to the user, and outlives every compaction. Keep one item in progress, and call it whenever a step is done.",
  effect: "looks",
  args: ARGS,
  prepare: async (args) => ({
    run: async () => {
      const { items = [] } = planFacts("update_plan", args) ?? {};
      const done = items.filter(({ state }) => state === "done").length;
      const open = items.filter(({ state }) => state === "open" || state === "active").length;
      return answered(`The plan has ${plural(items.length, "item")}: ${done} done, ${open} open.`);
    },
  }),
});
