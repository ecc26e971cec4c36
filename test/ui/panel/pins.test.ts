import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import { contextState } from "../../support/panel/contextScenes.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { PIN_SCENES } from "../../support/panel/pinScenes.ts";
import { aMessage, aState, aTool, NOW, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const tool = ({ page }: PanelPage, at: number): Locator => page.locator(".tool").nth(at);

describe("a pin on a part", () => {
  test("S10 each card of a call has one, by pointer and by keys", async () => {
    const panel = await openPanel({ state: PIN_SCENES.pinnedParts.state });
    await tool(panel, 1).hover();
    await tool(panel, 1).getByRole("button", { name: /^Pin/ }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "pin", item: "m000002", part: 2, pinned: true });
    await tool(panel, 0).locator(".tool-head").focus();
    await panel.page.keyboard.press("Tab");
    expect(await panel.page.evaluate("document.activeElement.ariaLabel")).toBe("Unpin");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "pin", item: "m000002", part: 1, pinned: false });
  });

  test("S10 a file and a text tell that they are pinned, and can be let go", async () => {
    const panel = await openPanel({ state: PIN_SCENES.pinnedParts.state });
    const chip = panel.page.locator(".chip").first();
    await chip.getByRole("button", { name: "Unpin" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "pin", item: "m000001", part: 1, pinned: false });
    const text = panel.page.locator(".message.assistant .text").first();
    expect(await text.innerText()).toContain("Pinned");
    await text.getByRole("button", { name: "Unpin" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "pin", item: "m000002", part: 0, pinned: false });
  });

  test("S10 it is told by name and stays in sight; one that could be made comes with the pointer", async () => {
    const panel = await openPanel({ state: PIN_SCENES.pinnedParts.state });
    await panel.page.getByRole("log").hover({ position: { x: 2, y: 2 } });
    const opacity = (at: number): Promise<unknown> =>
      panel.page.evaluate(`getComputedStyle(document.querySelectorAll(".tool .part-pin")[${at}]).opacity`);
    expect([await opacity(0), await opacity(1)]).toEqual(["1", "0"]);
    expect(
      await tool(panel, 0)
        .getByRole("button", { name: /pinned, read_file/ })
        .count(),
    ).toBe(1);
    expect(
      await tool(panel, 1)
        .getByRole("button", { name: /pinned/ })
        .count(),
    ).toBe(0);
  });

  test("S10 in a message that is pinned itself the parts have none", async () => {
    const panel = await openPanel({ state: { ...PIN_SCENES.pinnedParts.state, pinned: ["m000002"] } });
    expect(await tool(panel, 0).locator(".part-pin").count()).toBe(0);
  });

  test("while something is under way nothing is pinned, and what still runs never", async () => {
    const run = { id: "r1", kind: "tools", started: NOW, label: "Working" } as const;
    const items = [
      user(1, "Go"),
      aMessage(2, { parts: [aTool({ pinned: true }), aTool({ callId: "c2", state: "running" })] }),
    ];
    const panel = await openPanel({ state: aState({ items, run }) });
    expect(await tool(panel, 0).getByRole("button", { name: "Unpin" }).isDisabled()).toBe(true);
    expect(await tool(panel, 1).locator(".part-pin").count()).toBe(0);
  });
});

test("S10 the context view lists pinned parts; each leads to where it stands, and can be let go", async () => {
  const panel = await openPanel({ state: contextState(), width: 400, height: 1400 });
  await panel.page
    .getByRole("button", { name: "What fills the context window" })
    .click({ position: { x: 8, y: 8 } });
  const name = "read_file strategy/attribution.go";
  const list = panel.page.locator(".context-section").filter({ hasText: "stays word for word" });
  await list.getByRole("button", { name: `Unpin ${name}` }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "pinPart", message: "m000003", part: 0, pinned: false });
  const largest = panel.page.locator(".context-section").filter({ hasText: "Largest parts" });
  await largest.getByRole("button", { name: `Pin ${name}` }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "pinPart", message: "m000003", part: 0, pinned: true });
  await list.getByRole("button", { name: `Show ${name}` }).click();
  await panel.until("document.activeElement?.dataset.index === '1'");
});
