import { join } from "node:path";

import { afterAll, beforeAll, beforeEach } from "vitest";

import { cacheFolder } from "../support/workbench/cache.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";
import type { Workbench, WorkbenchOptions } from "../support/workbench/workbench.ts";

/**
 * One VS Code for all tests of the calling file; call it once, at the top.
 * A test that fails leaves a screenshot in .vscode-test/failed/.
 */
export function useWorkbench(options: WorkbenchOptions = {}): () => Workbench {
  let opened: Workbench | undefined;
  beforeAll(async () => {
    opened = await openWorkbench(options);
  });
  beforeEach(({ task, onTestFailed }) => {
    onTestFailed(() => opened?.window.screenshot(join(cacheFolder, "failed", `${fileName(task.name)}.png`)));
  });
  afterAll(() => opened?.[Symbol.asyncDispose]());
  return () => {
    if (opened === undefined)
      throw new Error("The workbench opens before the first test, not while the file is loaded.");
    return opened;
  };
}

const fileName = (title: string): string => title.replaceAll(/\W+/g, "-").slice(0, 80);
