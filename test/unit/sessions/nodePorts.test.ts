import { spawnSync } from "node:child_process";

import { expect, test } from "vitest";

import { nodePorts } from "../../../src/sessions/nodePorts.ts";

test("this process runs, one that has ended does not", () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  expect(nodePorts.isAlive(process.pid)).toBe(true);
  expect(nodePorts.isAlive(pid)).toBe(false);
});

test("a timer runs once, and not when it was cancelled before", async () => {
  const runs: string[] = [];
  const cancel = nodePorts.after(0, () => runs.push("cancelled"));
  cancel();
  await new Promise<void>((resolve) => {
    nodePorts.after(1, () => {
      runs.push("run");
      resolve();
    });
  });
  expect(runs).toEqual(["run"]);
});
