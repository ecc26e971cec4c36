import { join } from "node:path";

import { expect, test } from "vitest";

import { nodeFiles } from "../../../src/sessions/nodeFiles.ts";
import { findSiblings, storageRoot } from "../../../src/sessions/storageRoot.ts";
import { SessionStore } from "../../../src/sessions/store.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testPorts } from "../../support/sessions/testPorts.ts";

test("a workspace has its own storage; a window without a folder uses the global one", () => {
  expect(storageRoot({ storage: "/w/1/ext", globalStorage: "/g/ext" })).toBe("/w/1/ext");
  expect(storageRoot({ globalStorage: "/g/ext" })).toBe("/g/ext");
});

async function withSessions(root: string, count: number): Promise<void> {
  const store = new SessionStore(root, testPorts());
  for (let made = 0; made < count; made++) await store.create();
  await store.close();
}

test("storage of other windows on the same workspace is found from each of them", async () => {
  const folder = await temporaryFolder();
  const root = (id: string): string => join(folder, id, "publisher.extension");
  await withSessions(root("ab12"), 1);
  await withSessions(root("ab12-1"), 2);
  await withSessions(root("ab12-2"), 0);
  await withSessions(root("cd34"), 1);
  expect(await findSiblings(root("ab12"), nodeFiles)).toEqual([{ root: root("ab12-1"), sessions: 2 }]);
  expect(await findSiblings(root("ab12-1"), nodeFiles)).toEqual([{ root: root("ab12"), sessions: 1 }]);
  expect(await findSiblings(root("ab12-3"), nodeFiles)).toEqual([
    { root: root("ab12"), sessions: 1 },
    { root: root("ab12-1"), sessions: 2 },
  ]);
  expect(await findSiblings(root("cd34"), nodeFiles)).toEqual([]);
});
