import type { Locator } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import { aSearch, aSession, manySessions, openList } from "../../support/panel/listScenes.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aMessage, aState, longConversation, NOW, text } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const button = (panel: PanelPage, name: string): Locator =>
  panel.page.getByRole("button", { name, exact: true });
const dialog = (panel: PanelPage): Locator => panel.page.getByRole("dialog", { name: "Conversations" });
const field = (panel: PanelPage): Locator => dialog(panel).getByRole("textbox");
const rows = (panel: PanelPage): Locator => dialog(panel).getByRole("listitem");
const press = (panel: PanelPage, key: string): Promise<void> => panel.page.keyboard.press(key);

describe("the list of conversations", () => {
  const sessions = [
    aSession({ id: "s1", title: "First", messages: 132, tokens: 310_000, compactions: 2 }),
    aSession({ id: "s2", title: "Second", changed: NOW - 3 * 3_600_000, messages: 1 }),
    aSession({
      id: "s3",
      title: "Third",
      changed: NOW,
      problem: "Damaged after message 61.",
      trouble: "damaged",
    }),
  ];
  let panel: PanelPage;
  let list: Locator;
  beforeEach(async () => {
    const session = { id: "s1", title: "First" };
    panel = await openPanel({ state: aState({ sessions, trashed: 2, session, busy: ["s2"], lost: 3 }) });
    await openList(panel);
    list = dialog(panel);
  });

  test("shows title, time, size and state of each", async () => {
    const told = (await rows(panel).allInnerTexts()).map((row) => row.replaceAll(/\s+/g, " ").trim());
    expect(told[0]).toMatch(/^First 1 minute ago 132 messages 2 310k tokens/);
    expect(await list.getByRole("button", { name: /132 messages 2 compactions 310k/ }).count()).toBe(1);
    expect(told[1]).toMatch(/^Second 3 hours ago Running 1 message 4.1k tokens/);
    expect(told[2]).toContain("Damaged : Damaged after message 61.");
    expect(await list.getByText("1 minute ago").getAttribute("title")).toMatch(/^Jun 1, 2026/);
  });

  test("opens one by a click and is gone then", async () => {
    await list.getByText("Second").click();
    expect(await panel.lastIntent()).toEqual({ kind: "openSession", id: "s2" });
    expect(await list.count()).toBe(0);
  });

  test("begins in the search field, and leads by arrow keys to the open conversation and on", async () => {
    expect(await field(panel).evaluate((one) => one === document.activeElement)).toBe(true);
    await press(panel, "ArrowDown");
    await press(panel, "ArrowDown");
    await press(panel, "Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "openSession", id: "s2" });
  });

  test("closes by Escape and gives the focus back", async () => {
    await press(panel, "Escape");
    expect(await list.count()).toBe(0);
    expect(await button(panel, "Conversations").evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test("renames in place", async () => {
    await list.getByText("Second").hover();
    await rows(panel).nth(1).getByRole("button", { name: "Rename" }).click();
    await panel.page.keyboard.type("Better");
    await press(panel, "Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "renameSession", id: "s2", title: "Better" });
    expect((await panel.intents()).filter(({ kind }) => kind === "renameSession")).toHaveLength(1);
  });

  test("keeps the title when renaming ends with Escape", async () => {
    await press(panel, "ArrowDown");
    await press(panel, "F2");
    await panel.page.keyboard.type("Worse");
    await press(panel, "Escape");
    expect(await panel.lastIntent()).toBeUndefined();
    expect(await list.count()).toBe(1);
  });

  test("moves one to the trash, and back", async () => {
    await rows(panel).nth(1).getByRole("button", { name: "Move to the trash" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "deleteSession", id: "s2" });
    await list.getByText("“Second” is in the trash.").waitFor();
    await list.getByRole("button", { name: "Undo" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "restoreSession", id: "s2" });
  });

  test.each([
    ["Trash (2)…", COMMANDS.restoreConversation],
    ["Recover…", COMMANDS.recoverConversations],
  ])("%s leads to its command", async (name, command) => {
    await list.getByRole("button", { name }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "command", command });
  });
});

describe("of 1,000 conversations", () => {
  const sessions = manySessions(1000);
  const session = { id: "s500", title: "Middle" };

  test("only those in sight are drawn, the open one among them", async () => {
    const panel = await openPanel({ state: aState({ sessions, session }) });
    await openList(panel);
    expect(await rows(panel).count()).toBeLessThan(60);
    expect(await dialog(panel).locator("[aria-current]").innerText()).toContain("(500)");
    expect(await rows(panel).first().getAttribute("aria-setsize")).toBe("1000");
  });

  test("each can be reached by keyboard", async () => {
    const panel = await openPanel({ state: aState({ sessions, session }) });
    await openList(panel);
    await press(panel, "ArrowDown");
    await press(panel, "End");
    await panel.isDrawn();
    await press(panel, "ArrowUp");
    await panel.isDrawn();
    await press(panel, "Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "openSession", id: "s998" });
  });
});

describe("search", () => {
  const sessions = [
    aSession({ id: "s1", title: "Attribution" }),
    aSession({ id: "s3", title: "A router" }),
    aSession({ id: "s5", title: "Other" }),
  ];
  const searched = async (): Promise<PanelPage> => {
    const panel = await openPanel({ state: aState({ sessions }) });
    await openList(panel, "router");
    await panel.until("window.host.intents.some(({ kind }) => kind === 'search')");
    return panel;
  };

  test("asks the host once typing pauses, and shows titles at once", async () => {
    const panel = await searched();
    expect(await panel.lastIntent()).toEqual({ kind: "search", query: "router" });
    expect(await rows(panel).count()).toBe(1);
    expect(await rows(panel).locator("mark").innerText()).toBe("router");
  });

  test("shows what was found under its conversation, and leads there", async () => {
    const panel = await searched();
    await panel.send({ kind: "patch", patch: { search: aSearch() } });
    expect(await dialog(panel).getByRole("heading").allInnerTexts()).toEqual([
      "Attribution",
      "A router",
      "Other",
    ]);
    await dialog(panel).getByText("keeps the old paths").click();
    await panel.isDrawn();
    expect((await panel.intents()).slice(-2)).toEqual([
      { kind: "openHit", session: "s1", entry: "e2" },
      { kind: "search", query: "" },
    ]);
  });

  test("is walked by keyboard, past the headings", async () => {
    const panel = await searched();
    await panel.send({ kind: "patch", patch: { search: aSearch() } });
    for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await press(panel, key);
    expect((await panel.intents()).findLast(({ kind }) => kind === "openHit")).toMatchObject({ entry: "e1" });
  });

  test("says when nothing is found, and what is still being read", async () => {
    const panel = await searched();
    const status = dialog(panel).locator(".search-status");
    await panel.send({ kind: "patch", patch: { search: aSearch({ progress: { done: 340, total: 1000 } }) } });
    expect(await status.innerText()).toBe("Searching… 34% of all conversations read");
    await field(panel).fill("zebra");
    await panel.send({ kind: "patch", patch: { search: aSearch({ query: "zebra", hits: [] }) } });
    expect(await status.innerText()).toBe("Nothing found.");
  });

  test("an answer to an older question is shown as such until the newer comes", async () => {
    const panel = await searched();
    await panel.send({ kind: "patch", patch: { search: aSearch() } });
    await field(panel).fill("routers");
    expect(await dialog(panel).locator(".conversations.stale").count()).toBe(1);
    await panel.send({ kind: "patch", patch: { search: aSearch({ query: "routers", hits: [] }) } });
    expect(await dialog(panel).locator(".stale").count()).toBe(0);
    expect(await rows(panel).count()).toBe(0);
  });

  test("Escape empties the field first, then closes the list", async () => {
    const panel = await searched();
    await press(panel, "Escape");
    expect(await field(panel).inputValue()).toBe("");
    expect(await rows(panel).count()).toBe(3);
    await press(panel, "Escape");
    expect(await dialog(panel).count()).toBe(0);
  });
});

test("what was found is scrolled to once its conversation is drawn", async () => {
  const panel = await openPanel({ state: aState() });
  const items = longConversation(2000).map((item, index) =>
    index === 700 ? aMessage(700, { id: "found", parts: [text("Here it is.")] }) : item,
  );
  await panel.send({ kind: "state", state: aState({ items }) }, { kind: "reveal", item: "found" });
  await panel.page.getByText("Here it is.").waitFor();
  await panel.until("document.activeElement.innerText.includes('Here it is.')");
  expect(await panel.page.getByText("Here it is.").isVisible()).toBe(true);
});
