import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Locator } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";

import { message, newConversation } from "../support/ui/hand.ts";
import { useScriptedChat } from "./useChat.ts";

const chat = await useScriptedChat();
const { workbench, panel, asked } = chat;

const FILES = {
  "src/port.ts": "export const port = 4711;\n",
  "docs/my notes.md": "The port was chosen by Ada.\n",
  "node_modules/porter/port.ts": "export const no = 1;\n",
  "built/port.ts": "export const no = 2;\n",
  ".gitignore": "built/\n",
  ".env": "PORT=secret\n",
};

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(workbench().folder ?? "", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
});
beforeEach(() => newConversation(workbench().window));

const field = (): Locator => panel().getByLabel("Message", { exact: true });
const options = (): Locator => panel().getByRole("listbox", { name: "Files to mention" }).getByRole("option");
const line = (words: string): Locator => panel().locator(".mention-line").getByText(words);
const paths = (): Promise<(string | null)[]> =>
  options().evaluateAll((all) => all.map((one) => one.getAttribute("title")));

test("files that are typed for are found, and read for the model when the message is sent", async () => {
  await field().pressSequentially("Compare @port");
  await expect.poll(paths).toEqual(["src/port.ts"]);
  await field().press("Enter");
  await field().pressSequentially("with @notes");
  await expect.poll(paths).toEqual(["docs/my notes.md"]);
  await field().press("Tab");
  expect(await field().inputValue()).toBe('Compare @src/port.ts with @"docs/my notes.md" ');
  await field().press("Enter");
  await message(panel(), "Here.").waitFor();
  expect(asked()).toContain("export const port = 4711;");
  expect(asked()).toContain("The port was chosen by Ada.");
  await panel().locator(".tool", { hasText: "src/port.ts" }).first().waitFor();
  await panel().locator(".tool", { hasText: "docs/my notes.md" }).first().waitFor();
});

test("neither keys nor what ignore files leave out is offered; what comes later is", async () => {
  await field().pressSequentially("@env");
  await line("No file of this name.").waitFor();
  await field().fill("");
  await field().pressSequentially("@late");
  await line("No file of this name.").waitFor();
  writeFileSync(join(workbench().folder ?? "", "latecomer.md"), "Late.\n");
  await expect
    .poll(async () => {
      await field().fill("");
      await field().pressSequentially("@late");
      await panel().locator(".mention").waitFor();
      return paths();
    })
    .toEqual(["latecomer.md"]);
  await field().fill("");
});

test("the mentioned file counts in the gauge before it is sent", async () => {
  writeFileSync(join(workbench().folder ?? "", "large.txt"), "one more line of text\n".repeat(1_000));
  const used = async (): Promise<number> =>
    Number(await panel().getByRole("meter").getAttribute("aria-valuenow"));
  const before = await used();
  await field().fill("See @large.txt");
  await expect.poll(used).toBeGreaterThan(before + 4_000);
  await field().fill("See");
  await expect.poll(used).toBeLessThan(before + 100);
  await field().fill("");
});
