import type { Locator } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aGauge, aState, NOW } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const button = (panel: PanelPage, name: string): Locator =>
  panel.page.getByRole("button", { name, exact: true });

describe("the gauge", () => {
  test("is a meter with its value in words", async () => {
    const panel = await openPanel({ state: aState() });
    const meter = panel.page.getByRole("meter", { name: "Context window" });
    expect(await meter.getAttribute("aria-valuenow")).toBe("40000");
    expect(await meter.getAttribute("aria-valuetext")).toContain(
      "61% used: 40,000 of 65,536 tokens, reported",
    );
    expect(await meter.innerText()).toContain("61% of 65.5k · reported");
    expect(await meter.innerText()).toContain("11.3k to compaction");
  });

  test("draws each segment as long as its share", async () => {
    const gauge = aGauge({
      used: 500,
      window: 1000,
      reserve: 100,
      trigger: 800,
      segments: [{ category: "conversation", tokens: 500 }],
    });
    const panel = await openPanel({ state: aState({ gauge }), width: 624 });
    const width = async (name: string) =>
      Math.round((await panel.page.locator(name).boundingBox())?.width ?? 0);
    expect([await width(".of-conversation"), await width(".of-reserve")]).toEqual([300, 60]);
  });

  test("of an unknown window has no percentage, and the way to set it", async () => {
    const gauge = aGauge({ used: 12_300, window: undefined, trigger: undefined, level: "unknown" });
    const panel = await openPanel({ state: aState({ gauge }) });
    expect(await panel.page.locator(".gauge").innerText()).toMatch(/12\.3k tokens · window unknown\s+Set it/);
    expect(await panel.page.getByRole("meter").count()).toBe(0);
    await button(panel, "Set it").click();
    expect(await panel.lastIntent()).toEqual({ kind: "openSetting", setting: "window" });
  });
});

test.each([
  ["New conversation", COMMANDS.newConversation],
  ["Import a conversation", COMMANDS.importConversation],
])("the button %s runs its command", async (name, command) => {
  const panel = await openPanel({ state: aState({ session: { id: "s1", title: "A" } }) });
  await panel.page.locator("header").getByRole("button", { name, exact: true }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "command", command });
});

test.each([
  ["Choose a model", COMMANDS.chooseModel],
  ["Import a conversation", COMMANDS.importConversation],
  ["Open the sample conversation", COMMANDS.openSample],
])("an empty panel offers: %s", async (name, command) => {
  const panel = await openPanel({ state: aState({ session: undefined, model: undefined }) });
  await panel.page.locator(".empty").getByRole("button", { name }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "command", command });
});

describe("the list of conversations", () => {
  const sessions = [
    { id: "s1", title: "First", changed: NOW - 90_000, messages: 132 },
    { id: "s2", title: "Second", changed: NOW - 3 * 3_600_000, messages: 1 },
    { id: "s3", title: "Third", changed: NOW, messages: 0, problem: "Damaged after message 61." },
  ];
  let panel: PanelPage;
  let list: Locator;
  beforeEach(async () => {
    panel = await openPanel({
      state: aState({ sessions, trashed: 2, session: { id: "s1", title: "First" } }),
    });
    await button(panel, "Conversations").click();
    list = panel.page.getByRole("dialog", { name: "Conversations" });
  });

  test("shows title, time, size and trouble of each", async () => {
    const rows = await list.getByRole("listitem").allInnerTexts();
    expect(rows[0]).toMatch(/First\s+1 minute ago · 132 messages/);
    expect(rows[1]).toMatch(/Second\s+3 hours ago · 1 message$/);
    expect(rows[2]).toContain("Damaged after message 61.");
  });

  test("opens one by a click and is gone then", async () => {
    await list.getByText("Second").click();
    expect(await panel.lastIntent()).toEqual({ kind: "openSession", id: "s2" });
    expect(await list.count()).toBe(0);
  });

  test("can be walked by arrow keys, from the conversation that is open", async () => {
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "openSession", id: "s2" });
  });

  test("closes by Escape and gives the focus back", async () => {
    await panel.page.keyboard.press("Escape");
    expect(await list.count()).toBe(0);
    expect(await button(panel, "Conversations").evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test("renames in place", async () => {
    await list.getByText("Second").hover();
    await list.getByRole("listitem").nth(1).getByRole("button", { name: "Rename" }).click();
    await panel.page.keyboard.type("Better");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "renameSession", id: "s2", title: "Better" });
    expect((await panel.intents()).filter(({ kind }) => kind === "renameSession")).toHaveLength(1);
  });

  test("keeps the title when renaming ends with Escape", async () => {
    await panel.page.keyboard.press("F2");
    await panel.page.keyboard.type("Worse");
    await panel.page.keyboard.press("Escape");
    expect(await panel.lastIntent()).toBeUndefined();
    expect(await list.count()).toBe(1);
  });

  test("moves one to the trash, and back", async () => {
    await list.getByRole("listitem").nth(1).getByRole("button", { name: "Move to the trash" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "deleteSession", id: "s2" });
    await list.getByText("“Second” is in the trash.").waitFor();
    await list.getByRole("button", { name: "Undo" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "restoreSession", id: "s2" });
  });

  test("leads to the trash", async () => {
    await list.getByRole("button", { name: "Trash (2)…" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.restoreConversation });
  });
});
