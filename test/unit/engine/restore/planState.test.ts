import { describe, expect, it } from "vitest";

import type { NewEntry } from "../../../../src/engine/entries.ts";
import { planState } from "../../../../src/engine/restore/planState.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { assistant, call, logOf, result, tool, user } from "../../../support/engine/build.ts";

let calls = 0;

function step(name: string, args: object, output = "Done."): NewEntry[] {
  const id = `p${++calls}`;
  return [assistant("", call(id, name, JSON.stringify(args))), tool(result(id, output, { tool: name }))];
}

const planAfter = (...entries: NewEntry[][]) =>
  planState(project(logOf([user("Go."), ...entries.flat()])).messages);

const todo = (...items: [content: string, status: string][]) => ({
  todos: items.map(([content, status]) => ({ content, status })),
});

describe("the plan's state", () => {
  it("R2 is that of the last call which gave the whole list", () => {
    const plan = planAfter(
      step("todo_write", todo(["Old", "pending"])),
      step("todo_write", todo(["Parse", "completed"], ["Print", "in_progress"], ["Test", "pending"])),
    );
    expect(plan?.items).toEqual([
      { text: "Parse", state: "done" },
      { text: "Print", state: "active" },
      { text: "Test", state: "open" },
    ]);
  });

  it("R2 follows single tasks by the ids that their results gave them", () => {
    const plan = planAfter(
      step("TaskCreate", { subject: "Parse" }, "Task #1 created successfully: Parse"),
      step("TaskCreate", { subject: "Print" }, "Task #2 created successfully: Print"),
      step("TaskUpdate", { taskId: "1", status: "completed" }, "Updated task #1 status"),
    );
    expect(plan?.items).toEqual([
      { text: "Parse", state: "done" },
      { text: "Print", state: "open" },
    ]);
  });

  it("R2 is nothing where no plan was made or all of it is done", () => {
    expect(planAfter(step("read_file", { path: "a.ts" }))).toBeUndefined();
    expect(planAfter(step("todo_write", todo(["Parse", "completed"])))).toBeUndefined();
  });
});
