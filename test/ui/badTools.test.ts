import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { beforeEach, expect, test } from "vitest";

import type { PromptCall } from "../../src/engine/prompt.ts";
import { replyWithCalls } from "../support/providers/answers.ts";
import { type ScriptedAnswer } from "../support/providers/scriptedServer.ts";
import { message, newConversation, say } from "../support/ui/hand.ts";
import { useScriptedChat } from "./useChat.ts";

/** Calls that go wrong, and outputs that nobody wants whole: what a person sees, and what the model is told. */
const chat = await useScriptedChat({ says: "On we go." });
const { workbench, panel, answers, server } = chat;

beforeEach(async () => {
  answers.length = 0;
  await newConversation(workbench().window);
});

const call = (tool: string, args: object, callId = tool): PromptCall => ({
  callId,
  tool,
  args: JSON.stringify(args),
});
const runs = (command: string): ScriptedAnswer => replyWithCalls([call("run_command", { command })]);
const file = (name: string): string => join(workbench().folder ?? "", name);
const asking = (): Locator => panel().locator(".ask");
const press = (name: string | RegExp): Promise<void> =>
  asking().getByRole("button", { name, exact: true }).click();
const told = (): string => JSON.stringify(server.requests.at(-1)?.body);
const onWeGo = (): Promise<void> => message(panel(), "On we go.").waitFor({ timeout: 50_000 });

/** Lets the model run a command; resolves to what it is told of it, once it has gone on. */
async function runsCommand(command: string): Promise<string> {
  answers.push(runs(command));
  await say(panel(), "Run it.");
  await press("Allow");
  await onWeGo();
  return told();
}

test("a command that prints 10 MB in a terminal: beginning, end, where the whole is; the panel() stays usable", async () => {
  const sent = await runsCommand(
    "echo first; head -c 10000000 /dev/zero | tr '\\0' 'x' | fold -w 100; echo; echo last",
  );
  expect(sent).toMatch(/first.*characters left out; the whole of it is in .*last/s);
  expect(sent.length).toBeLessThan(100_000);
  await panel().locator(".tool-head").click();
  await panel()
    .getByText(/^Show all/)
    .click();
  await panel()
    .getByLabel(/^Output, /)
    .filter({ hasText: "last" })
    .waitFor();
});

test("a file of 100 MB: as much as fits, and how to see the rest", async () => {
  writeFileSync(file("huge.log"), Buffer.alloc(100_000_000, `${"x".repeat(99)}\n`));
  answers.push(replyWithCalls([call("read_file", { path: "huge.log" })]));
  await say(panel(), "Read it.");
  await onWeGo();
  expect(told()).toMatch(/Lines 1–\d+ of 1,000,000\. from: \d+ shows what follows/);
  expect(told().length).toBeLessThan(100_000);
});

test("a command that prints bytes: a word instead", async () => {
  expect(await runsCommand("head -c 20000 /dev/urandom")).toMatch(/binary/i);
});

test("terminal codes: neither model nor person gets them", async () => {
  const sent = await runsCommand(
    "printf '\\033[31mred\\033[0m \\033]0;title\\007 \\033]52;c;ZXZpbA==\\007plain\\n'",
  );
  expect(sent).toContain("red  plain");
  expect(sent).not.toContain("\\u001b");
  expect(sent).not.toContain("ZXZpbA==\\u0007");
});

test("a command that waits for input finds its end at once", async () => {
  expect(await runsCommand("read -p 'Name? ' x; echo got=$x")).toContain("got=");
});

test("links and pictures in an output are text: nothing is fetched", async () => {
  const asked: string[] = [];
  workbench().window.page.on("request", (request) => asked.push(request.url()));
  await runsCommand(
    "echo '![pixel](https://tracker.invalid/p.png) [click](command:evil) <img src=https://tracker.invalid/q>'",
  );
  await panel().locator(".tool-head").click();
  await panel()
    .getByLabel(/^Output, /)
    .getByText("![pixel]")
    .waitFor();
  expect(await panel().locator(".tool a, .tool img").count()).toBe(0);
  expect(asked.filter((url) => url.includes("tracker.invalid"))).toEqual([]);
});

test("what would be run is seen whole before it is: lines, and characters that hide or turn round", async () => {
  const hidden = "\u202Etxt.exe\u202C \u200B\u2066x\u2069 \u3164 \u00ADy";
  answers.push(runs(`echo a\nrm -rf b # ${hidden}`));
  await say(panel(), "Run it.");
  const shown = await asking().locator(".ask-target").innerText();
  expect(shown.split("\n")).toHaveLength(2);
  expect(shown).toMatch(/^echo a\nrm -rf b # \S*202e/i);
  for (const one of ["202e", "202c", "200b", "2066", "2069", "3164", "ad"])
    expect(shown).toContain(`\\u{${one}}`);
  await press("Deny");
  await onWeGo();
});

test("a file that was changed between reading and editing is not overwritten", async () => {
  writeFileSync(file("port.ts"), "export const port = 80;\n");
  answers.push(
    replyWithCalls([call("read_file", { path: "port.ts" })]),
    replyWithCalls([call("edit_file", { path: "port.ts", old: "80", new: "81" })]),
  );
  await say(panel(), "Change the port.");
  await asking().waitFor();
  writeFileSync(file("port.ts"), "export const port = 8080;\n");
  await press("Allow");
  await onWeGo();
  expect(readFileSync(file("port.ts"), "utf8")).toBe("export const port = 8080;\n");
  expect(told()).toMatch(/was changed meanwhile, so nothing was written/);
});

test("of calls made together one fails: each has its own answer, in their order", async () => {
  writeFileSync(file("a.txt"), "alpha\n");
  writeFileSync(file("b.txt"), "beta\n");
  answers.push(
    replyWithCalls([
      call("read_file", { path: "a.txt" }, "c1"),
      call("read_file", { path: "gone.txt" }, "c2"),
      call("read_file", { path: "b.txt" }, "c3"),
    ]),
  );
  await say(panel(), "Read all.");
  await onWeGo();
  expect(told()).toMatch(/"c1".*alpha.*"c2".*There is no gone\.txt.*"c3".*beta/s);
});

test("two edits asked for together come one after the other; the second may be denied", async () => {
  answers.push(
    replyWithCalls([
      call("write_file", { path: "one.ts", content: "1\n" }, "c1"),
      call("write_file", { path: "two.ts", content: "2\n" }, "c2"),
    ]),
  );
  await say(panel(), "Write both.");
  await asking().getByText("one.ts").first().waitFor();
  await press("Allow");
  await asking().getByText("two.ts").first().waitFor();
  await press("Deny");
  await onWeGo();
  expect(readFileSync(file("one.ts"), "utf8")).toBe("1\n");
  expect(() => readFileSync(file("two.ts"))).toThrow(/ENOENT/);
});
