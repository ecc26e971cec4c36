import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { expect, it } from "vitest";

import { claudeCodeLogs } from "../../../../src/host/welcome/claudeCodeLogs.ts";
import { temporaryFolder } from "../../../support/sessions/temporaryFolder.ts";

it("the logs of this workspace, else all, else none", async () => {
  const home = await temporaryFolder();
  const workspace = "/home/me/my.project_2";
  const all = join(home, "projects");
  expect(await claudeCodeLogs(workspace, home)).toBeUndefined();
  await mkdir(all);
  expect(await claudeCodeLogs(workspace, home)).toBe(all);
  const own = join(all, "-home-me-my-project-2");
  await mkdir(own);
  expect(await claudeCodeLogs(workspace, home)).toBe(own);
  expect(await claudeCodeLogs(undefined, home)).toBe(all);
});
