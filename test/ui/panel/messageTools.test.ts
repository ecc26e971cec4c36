import type { Locator } from "playwright-core";
import { expect, test } from "vitest";

import type { PanelPage } from "../../support/panel/page.ts";
import { aMessage, aState, NOW, text, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const items = [
  user(1, "never touch api/"),
  aMessage(2, { parts: [text("Fine."), text("Done.")] }),
  user(3, "next"),
];
const tools = (panel: PanelPage, row: number): Locator =>
  panel.page.locator(".row").nth(row).getByRole("toolbar", { name: "Message actions" });
const press = async (panel: PanelPage, row: number, name: RegExp): Promise<void> => {
  await panel.page.locator(".row").nth(row).hover();
  await tools(panel, row).getByRole("button", { name }).click();
};

test("a message is copied as it was written", async () => {
  const panel = await openPanel({ state: aState({ items }) });
  await press(panel, 1, /^Copy/);
  expect(await panel.lastIntent()).toEqual({ kind: "copy", text: "Fine.\n\nDone." });
});

test("a message is pinned, says so, and is unpinned", async () => {
  const panel = await openPanel({ state: aState({ items }) });
  await press(panel, 0, /^Pin/);
  expect(await panel.lastIntent()).toEqual({ kind: "pin", item: "m000001", pinned: true });
  await panel.send({ kind: "patch", patch: { pinned: ["m000001"] } });
  expect(await panel.page.locator(".row").first().innerText()).toContain("Pinned");
  await press(panel, 0, /^Unpin/);
  expect(await panel.lastIntent()).toEqual({ kind: "pin", item: "m000001", pinned: false });
});

test("S8 what compacting up to a message would do is shown first, or from it on", async () => {
  const panel = await openPanel({ state: aState({ items }) });
  await press(panel, 1, /^Compact up to here/);
  expect(await panel.lastIntent()).toEqual({ kind: "preview", upTo: "m000002" });
  await press(panel, 1, /^Compact from here/);
  expect(await panel.lastIntent()).toEqual({ kind: "preview", from: "m000002" });
});

test("the actions of a message are one stop for Tab; arrow keys walk through them", async () => {
  const panel = await openPanel({ state: aState({ items }) });
  await panel.page.getByRole("log").focus();
  await panel.page.keyboard.press("Tab");
  const focused = () => panel.page.evaluate("document.activeElement.ariaLabel");
  expect(await focused()).toBe("Copy message");
  await panel.page.keyboard.press("ArrowLeft");
  expect(await focused()).toBe("Compact from here…");
  await panel.page.keyboard.press("Tab");
  expect(await focused()).toBe("Copy message");
  expect(
    await tools(panel, 1)
      .getByRole("button", { name: /^Copy/ })
      .evaluate((one) => one === document.activeElement),
  ).toBe(true);
});

test("while something is under way a message can only be copied", async () => {
  const run = { id: "r1", kind: "answer", started: NOW, label: "Answering" } as const;
  const panel = await openPanel({ state: aState({ items, run }) });
  expect(await tools(panel, 0).getByRole("button").count()).toBe(1);
});

test("an answer that still comes has no actions", async () => {
  const panel = await openPanel({ state: aState({ items: [aMessage(1, { status: "streaming" })] }) });
  expect(await panel.page.getByRole("toolbar").count()).toBe(0);
});
