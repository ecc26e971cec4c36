import type { Locator } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { SUMMARY, useScriptedChat } from "./useChat.ts";

const { workbench, panel } = await useScriptedChat({ language: "de", window: 200_000, says: SUMMARY });

const card = (): Locator => panel().locator(".card.live");

beforeAll(async () => {
  await workbench().window.runCommand("Anchored Chat: Beispielunterhaltung öffnen");
  await panel()
    .getByText(/^Ein Beispiel: /)
    .first()
    .waitFor();
});

test("commands, panel, status bar and figures are in the language of VS Code", async () => {
  const { window } = workbench();
  expect(await panel().locator("html").getAttribute("lang")).toBe("de");
  expect(await panel().getByRole("meter").innerText()).toMatch(/\d+\s% von 200k · geschätzt/);
  await window.runCommand("Anchored Chat: Unterhaltung verdichten");
  await card().getByText("Verdichtet").waitFor();
  expect(await card().innerText()).toMatch(/\d,\d+k → \d+,?\d*k/);
  await window.page
    .getByLabel(/^Kontext: /)
    .first()
    .waitFor();
});

test("so is what the language server says of a summary", async () => {
  const { window } = workbench();
  await window.runCommand("Anchored Chat: Zusammenfassung bearbeiten");
  const editor = window.page.locator(".editor-instance .monaco-editor").first();
  const lens = editor.getByText(/^Zusammenfassung: /).first();
  await lens.waitFor();
  expect(await lens.innerText()).toMatch(/\d Token/);
});
