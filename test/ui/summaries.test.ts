import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { reply } from "../support/providers/answers.ts";
import { type ScriptedAnswer, startScriptedServer } from "../support/providers/scriptedServer.ts";
import {
  cards,
  compact,
  conversationFile,
  importFile,
  settingsFor,
  workMessages,
} from "../support/ui/hand.ts";
import { useChatPanel } from "./useChat.ts";

const SUMMARY =
  "## Goal\nMake every step pass.\n\n## Relevant Files\n- src/step7.ts: read\n- src/never/seen.ts: written\n";

let next: ScriptedAnswer = reply(SUMMARY);
const server = await startScriptedServer(() => next);
const { workbench, panel } = useChatPanel({
  settings: {
    ...settingsFor(server.baseUrl, 64_000),
    "anchoredChat.compaction.mode": "off",
    "files.autoSave": "off",
    // What is typed here stays as it is typed.
    "[markdown]": { "editor.quickSuggestions": { other: "off" }, "editor.wordWrap": "off" },
    "editor.autoClosingBrackets": "never",
  },
});

const editor = (): Locator => workbench().window.page.locator(".editor-instance .monaco-editor").first();
/** The lines of the editor; VS Code draws spaces as no-break spaces. */
const text = async (): Promise<string> =>
  (await editor().locator(".view-lines").innerText()).replaceAll("\u00a0", " ");

beforeAll(async () => {
  await importFile(workbench().window, conversationFile(workbench(), workMessages(30)));
  await compact(workbench().window);
});
afterAll(() => server.close());

test("a summary is edited in an editor that tells its tokens and marks what is wrong; saved, the card shows it", async () => {
  const { window } = workbench();
  await window.runCommand("Anchored Chat: Edit Summary");
  await editor()
    .getByText(/Summary: \d+ tokens of at most/)
    .first()
    .waitFor();
  await editor().locator(".squiggly-warning, .squiggly-info").first().waitFor();
  await window.page.keyboard.press("ControlOrMeta+End");
  await window.page.keyboard.type("- src/step9.ts: by hand");
  await window.page.keyboard.press("ControlOrMeta+s");
  await cards(panel()).last().getByText("src/step9.ts: by hand").waitFor({ state: "attached" });
  expect(await cards(panel()).last().innerText()).toContain("2 of 21 facts");
});

test("a section is written again by the model, from the originals, into the editor and not further", async () => {
  const { window } = workbench();
  await window.runCommand("Anchored Chat: Edit Summary");
  // A click puts the caret there, whoever has the focus.
  await editor().getByText("Make every step pass.").click();
  next = reply("## Goal\nMake all thirty steps pass.");
  await window.runCommand("Anchored Chat: Summarize This Section Again");
  await editor().getByText("Make all thirty steps pass.").waitFor();
  expect(await text()).toContain("src/step9.ts: by hand");
  expect(JSON.stringify(server.requests.at(-1)?.body)).toContain("Question 3: why does step 3 fail?");
  expect(await cards(panel()).last().innerText()).not.toContain("thirty");
  await window.page.keyboard.press("ControlOrMeta+s");
  await cards(panel()).last().getByText("Make all thirty steps pass.").waitFor({ state: "attached" });
});
