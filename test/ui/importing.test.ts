import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { beginImport, importFile, newConversation, openPanel } from "../support/ui/hand.ts";
import { useWorkbench } from "./useWorkbench.ts";

const workbench = useWorkbench();
const MEGABYTE = 1_000_000;

beforeAll(() => openPanel(workbench().window));

/** A list of messages of some `megabytes`, in a file of the workspace. */
function longFile(name: string, megabytes: number): string {
  const path = join(workbench().folder ?? "", name);
  const line = `${JSON.stringify({ role: "user", content: "Is the ferry of nine full? ".repeat(30) })}\n`;
  const block = line.repeat(Math.ceil(MEGABYTE / line.length));
  const file = openSync(path, "w");
  for (let written = 0; written < megabytes * MEGABYTE; written += block.length) writeSync(file, block);
  closeSync(file);
  return path;
}

test("an import shows how far it is; cancelling it leaves no conversation behind", async () => {
  const { window } = workbench();
  const panel = window.panel();
  await beginImport(window, longFile("long.jsonl", 200));
  const bar = panel.getByRole("progressbar");
  // It grows: from nothing to a first share.
  await panel.locator('progress:not([value="0"])').waitFor();
  await panel.getByRole("button", { name: "Cancel" }).click();
  await bar.waitFor({ state: "detached" });
  await panel.getByText("Open the sample conversation").waitFor();
  await panel.getByRole("button", { name: "Conversations", exact: true }).click();
  expect(await panel.getByRole("dialog", { name: "Conversations" }).getByRole("listitem").count()).toBe(0);
});

test("a file that holds no conversation is refused in words, and the next import works", async () => {
  const { window } = workbench();
  await newConversation(window);
  const path = join(workbench().folder ?? "", "notes.json");
  closeSync(openSync(path, "w"));
  await expect(importFile(window, path)).rejects.toThrow(/notes\.json/);
  await importFile(window, longFile("short.jsonl", 0.1));
});
