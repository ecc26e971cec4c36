import { expect, it } from "vitest";

import { besideSummary } from "../../../src/engine/beside.ts";
import { prepare } from "../../../src/engine/plan.ts";
import { project } from "../../../src/engine/transcript.ts";
import {
  assistant,
  call,
  logOf,
  result,
  settingsFor,
  tool,
  user,
  workOf,
} from "../../support/engine/build.ts";

const OUTPUT = "the same output, word for word; ".repeat(12);

/** A turn in which the same command says the same again. */
const again = (n: number) => [
  user(`Once more, ${n}.`),
  assistant("", call(`again${n}`, "run_command", '{"command":"npm test"}')),
  tool(result(`again${n}`, OUTPUT, { tool: "run_command" })),
];

it("A2 R1 beside a summary stands what is sent: of what is pruned in the same step, only what stands in for it", () => {
  const log = logOf([...workOf(20, 2_000), ...[1, 2, 3, 4].flatMap(again)]);
  for (const summarizer of [undefined, { window: 32_000, reasons: false }]) {
    const plan = prepare(project(log), { ...settingsFor(), ...(summarizer ? { summarizer } : {}) });
    if (plan.kind === "nothing") throw new Error(plan.reason);
    const pruned = plan.pruning.edits.filter(({ cause }) => cause === "duplicate");
    expect(pruned).toHaveLength(2);
    const beside = besideSummary(plan, []);
    expect(beside.split(OUTPUT)).toHaveLength(4 - pruned.length + 1);
    for (const { stub } of pruned) expect(beside).toContain(stub);
  }
});
