import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { beforeEach, expect, test } from "vitest";

import type { PromptCall } from "../../src/engine/prompt.ts";
import { reply, replyWithCalls } from "../support/providers/answers.ts";
import { type ScriptedAnswer } from "../support/providers/scriptedServer.ts";
import { message, newConversation, say } from "../support/ui/hand.ts";
import { useScriptedChat } from "./useChat.ts";

const chat = await useScriptedChat({ says: "Nothing more to say." });
const { workbench, panel, answers, server } = chat;

const call = (tool: string, args: object): PromptCall => ({ callId: tool, tool, args: JSON.stringify(args) });
const file = (name: string): string => join(workbench().folder ?? "", name);
const asking = (): Locator => panel().locator(".ask");
const requestsSince = (count: number): string => JSON.stringify(server.requests.slice(count));

beforeEach(async () => {
  answers.length = 0;
  await newConversation(workbench().window);
});

test("a file of the workspace is read without a question, and what is in it goes back to the model", async () => {
  writeFileSync(file("notes.txt"), "The port is 4711.\n");
  const before = server.requests.length;
  answers.push(replyWithCalls([call("read_file", { path: "notes.txt" })]), reply("It is 4711."));
  await say(panel(), "Which port?");
  await message(panel(), "It is 4711.").waitFor();
  expect(await asking().count()).toBe(0);
  expect(requestsSince(before + 1)).toContain("The port is 4711.");
});

test("an edit is shown as a diff first, written when it is allowed, and undone", async () => {
  writeFileSync(file("port.ts"), "export const port = 80;\n");
  answers.push(
    replyWithCalls([call("edit_file", { path: "port.ts", old: "port = 80", new: "port = 4711" })]),
    reply("Changed."),
  );
  await say(panel(), "Change the port.");
  await asking().getByText("port.ts").first().waitFor();
  await asking().getByText("export const port = 4711;").waitFor();
  expect(readFileSync(file("port.ts"), "utf8")).toBe("export const port = 80;\n");
  await asking().getByRole("button", { name: "Allow", exact: true }).click();
  await message(panel(), "Changed.").waitFor();
  expect(readFileSync(file("port.ts"), "utf8")).toBe("export const port = 4711;\n");
  await panel()
    .getByRole("button", { name: /^Undo: put the file back/ })
    .click();
  await message(panel(), "I have undone your edit of port.ts").waitFor();
  expect(readFileSync(file("port.ts"), "utf8")).toBe("export const port = 80;\n");
  expect(
    await panel()
      .getByRole("button", { name: /^Undo: put the file back/ })
      .count(),
  ).toBe(0);
});

test("what is denied is not done, and the model is told so", async () => {
  const before = server.requests.length;
  answers.push(replyWithCalls([call("write_file", { path: "new.ts", content: "x" })]), reply("As you wish."));
  await say(panel(), "Write a file.");
  await asking().getByRole("button", { name: "Deny", exact: true }).click();
  await message(panel(), "As you wish.").waitFor();
  expect(() => readFileSync(file("new.ts"))).toThrow(/ENOENT/);
  expect(requestsSince(before + 1)).toContain("does not allow");
});

test("a command asks with its exact text, shows what it puts out, and its exit code; “always” is not asked again", async () => {
  const run = (): ScriptedAnswer =>
    replyWithCalls([call("run_command", { command: "echo one; echo two; exit 3" })]);
  const before = server.requests.length;
  answers.push(run(), run(), reply("It failed twice."));
  await say(panel(), "Run it.");
  await asking().getByText("echo one; echo two; exit 3").waitFor();
  await asking()
    .getByRole("button", { name: /^Always allow/ })
    .click();
  await message(panel(), "It failed twice.").waitFor();
  const results = requestsSince(before + 2);
  expect(results.match(/one\\+n/g)?.length).toBeGreaterThanOrEqual(2);
  await panel()
    .getByText(/exit (code )?3/)
    .first()
    .waitFor();
});

test("Stop ends a running command at once; the conversation can go on", async () => {
  answers.push(replyWithCalls([call("run_command", { command: "echo begun; sleep 600" })]), reply("Here."));
  await say(panel(), "Wait for it.");
  await asking().getByRole("button", { name: "Allow", exact: true }).click();
  await panel().locator(".tool").getByText("begun").waitFor();
  await panel().getByRole("button", { name: "Stop" }).click();
  await say(panel(), "Still there?");
  await message(panel(), "Here.").waitFor();
  expect(JSON.stringify(server.requests.at(-1))).toContain("stopped this call");
});
