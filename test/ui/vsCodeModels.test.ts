import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeEach, expect, test } from "vitest";

import {
  cards,
  compact,
  conversationFile,
  importFile,
  message,
  newConversation,
  say,
  workMessages,
} from "../support/ui/hand.ts";
import { installCompanion } from "../support/workbench/companion.ts";
import { temporaryFolder } from "../support/workbench/temporaryFolder.ts";
import { useChatPanel } from "./useChat.ts";

/** Models of VS Code: those of the extension in test/host/companions/fakeModels. */
const extensions = temporaryFolder();
await installCompanion("fakeModels", extensions.path);
const { workbench, panel } = useChatPanel({
  extensionsFolder: extensions.path,
  settings: { "anchoredChat.baseUrl": "vscode:", "anchoredChat.model": "fake/large" },
});

afterAll(() => extensions[Symbol.dispose]());
beforeEach(() => newConversation(workbench().window));

const call = (tool: string, args: object): string => `Call ${tool} ${JSON.stringify(args)}`;

test("it answers, calls tools, and goes on with what they give", async () => {
  writeFileSync(join(workbench().folder ?? "", "notes.txt"), "The port is 4711.\n");
  await say(panel(), call("read_file", { path: "notes.txt" }));
  await message(panel(), "It says: The port is 4711.").waitFor();
  await say(panel(), "And who are you?");
  await message(panel(), "I am large.").waitFor();
  expect(await panel().locator(".tool.ok").count()).toBe(1);
});

test("what changes something asks, as with any other model", async () => {
  await say(panel(), call("run_command", { command: "echo hello" }));
  await panel().locator(".ask").getByText("echo hello").waitFor();
  await panel().locator(".ask").getByRole("button", { name: "Allow", exact: true }).click();
  await message(panel(), "It says: hello").waitFor();
  expect(await panel().locator(".ask").count()).toBe(0);
});

test("it writes the summary, and answers after it", async () => {
  await importFile(workbench().window, conversationFile(workbench(), workMessages(30)));
  await compact(workbench().window);
  expect(await cards(panel()).last().innerText()).toContain("Written by large.");
  await say(panel(), "Go on.");
  await message(panel(), "I am large.").waitFor();
});
