import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "playwright-core";
import { afterAll, expect, test } from "vitest";

import { cards, newConversation } from "../support/ui/hand.ts";
import { installCompanion } from "../support/workbench/companion.ts";
import { temporaryFolder } from "../support/workbench/temporaryFolder.ts";
import { useChatPanel } from "./useChat.ts";

/** Milliseconds; VS Code writes its settings a moment later. */
const PATIENCE = { timeout: 10_000 };

const extensions = temporaryFolder();
await installCompanion("fakeModels", extensions.path);
const { workbench, panel } = useChatPanel({
  extensionsFolder: extensions.path,
  // Where there is less room VS Code shows a walkthrough without its pictures.
  size: { width: 1800, height: 1000 },
});

afterAll(() => extensions[Symbol.dispose]());

const walkthrough = (): Locator => workbench().window.page.locator(".gettingStartedContainer");

/** What the palette offers for these words. */
async function offered(words: string): Promise<string[]> {
  const { page } = workbench().window;
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget:visible input.input").first();
  await input.fill(`>Anchored Chat: ${words}`);
  await page.locator(".quick-input-widget:visible .monaco-list-row").first().waitFor();
  const labels = await page
    .locator(".quick-input-widget:visible .monaco-list-row .label-name")
    .allInnerTexts();
  await page.keyboard.press("Escape");
  return labels;
}

test("the palette offers what can work only", async () => {
  expect(await offered("Choose")).toContain("Anchored Chat: Choose a Model…");
  expect(await offered("Undo")).not.toContain("Anchored Chat: Undo Last Compaction");
  expect(await offered("Compact")).not.toContain("Anchored Chat: Compact Conversation");
});

test("the walkthrough opens from the empty panel(), with its pictures, and is not offered again", async () => {
  await panel().getByRole("button", { name: "Open the walkthrough" }).click();
  await walkthrough().getByText("Get Started with Anchored Chat").first().waitFor();
  for (const step of ["Choose a model", "Watch the gauge", "Undo, pin, make it yours"]) {
    await walkthrough().getByText(step, { exact: true }).first().click();
    const picture = walkthrough().locator(".getting-started-media img").first();
    await expect
      .poll(
        () => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
        PATIENCE,
      )
      .toBeGreaterThan(300);
  }
  expect(await panel().getByRole("button", { name: "Open the walkthrough" }).count()).toBe(0);
});

test("a model of VS Code is a button; one click chooses it", async () => {
  const group = panel().getByRole("group", { name: "VS Code" });
  await group.getByRole("button", { name: "fake/large" }).click();
  await panel().getByRole("heading", { name: "Begin", exact: true }).waitFor();
  await expect.poll(() => panel().locator("header").first().innerText(), PATIENCE).toContain("of 100k");
  const settings = ["User", "Machine"].map((place) =>
    readFileSync(join(workbench().dataFolder, place, "settings.json"), "utf8"),
  );
  expect(settings.join("\n")).toContain('"anchoredChat.model": "fake/large"');
});

test("the sample says what to do with it, and its button does it; its commands come, and an empty one offers it again", async () => {
  await panel().getByRole("button", { name: "Open the sample conversation" }).click();
  const notice = panel().locator(".notice", { hasText: /A sample: [\d,]+ messages/ });
  await notice.waitFor({ timeout: 60_000 });
  await expect.poll(() => offered("Compact"), PATIENCE).toContain("Anchored Chat: Compact Conversation");
  await notice.getByRole("button", { name: "Compact Conversation" }).click();
  await cards(panel()).first().waitFor();
  expect(await notice.count()).toBe(0);
  await newConversation(workbench().window);
  await panel().getByRole("heading", { name: "Recent conversations" }).waitFor();
  await panel().locator(".empty .offer").first().click();
  await panel().getByRole("article").first().waitFor();
});
