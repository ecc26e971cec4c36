import { describe, expect, test } from "vitest";

import { contextState } from "../../support/panel/contextScenes.ts";
import { aSession, manySessions, openList } from "../../support/panel/listScenes.ts";
import { proposedState } from "../../support/panel/previewScenes.ts";
import { aCard, aMessage, aState, longConversation, NOW, user } from "../../support/panel/states.ts";
import { button, nameOfFocus, press } from "./keys.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const running = { id: "r1", kind: "answer", started: NOW, label: "Answering" } as const;

describe("the focus is not lost", () => {
  test("when Stop has done its work", async () => {
    const items = [user(1, "a"), aMessage(2, { status: "streaming" })];
    const panel = await openPanel({ state: aState({ items, run: running }) });
    await button(panel, "Stop").press("Enter");
    await panel.send({ kind: "patch", patch: { run: null } });
    expect(await nameOfFocus(panel)).toBe("Message");
  });

  test("when Send has done its work", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "a")] }) });
    await panel.page.getByRole("textbox", { name: "Message" }).fill("b");
    await button(panel, "Send").press("Enter");
    await panel.isDrawn();
    expect(await nameOfFocus(panel)).toBe("Message");
  });

  test("when a card ends whose Cancel had it", async () => {
    const items = [user(1, "a"), aCard(2, { state: "running", summary: "" })];
    const panel = await openPanel({ state: aState({ items, run: { ...running, kind: "compaction" } }) });
    await button(panel, "Cancel").focus();
    await panel.send({ kind: "patch", patch: { run: null } }, { kind: "upsert", items: [aCard(2)] });
    expect(await panel.page.evaluate("document.activeElement.className")).toContain("row");
  });

  test("when a row of the list is deleted: the next one has it, to the last", async () => {
    const sessions = manySessions(3);
    const panel = await openPanel({ state: aState({ sessions }) });
    await openList(panel);
    await press(panel, "ArrowDown", "Delete");
    await panel.send({ kind: "patch", patch: { sessions: sessions.slice(1) } });
    expect(await nameOfFocus(panel)).toContain("(1)");
    await press(panel, "End", "Delete");
    await panel.send({ kind: "patch", patch: { sessions: sessions.slice(1, 2) } });
    expect(await nameOfFocus(panel)).toContain("(1)");
    await press(panel, "Delete");
    await panel.send({ kind: "patch", patch: { sessions: [] } });
    expect(await panel.page.evaluate("document.activeElement.closest('[role=dialog]') !== null")).toBe(true);
  });

  test("when a renaming ends", async () => {
    const panel = await openPanel({ state: aState({ sessions: [aSession({ id: "s1", title: "First" })] }) });
    await openList(panel);
    await press(panel, "ArrowDown", "F2", "Escape");
    expect(await nameOfFocus(panel)).toContain("First");
    await press(panel, "F2", "X", "Enter");
    expect(await nameOfFocus(panel)).toContain("First");
  });

  test("when a part was pruned in the context view: the next one has it", async () => {
    const state = contextState();
    const panel = await openPanel({ state });
    await button(panel, "What fills the context window").press("Enter");
    await button(panel, "Prune run_command `go test ./... -v`").press("Enter");
    const context = state.context && { ...state.context, largest: state.context.largest.slice(1) };
    await panel.send({ kind: "patch", patch: { context } });
    expect(await nameOfFocus(panel)).toBe("Prune read_file strategy/attribution.go");
  });

  test("when a note for another summary is put away", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "a"), aCard(2)] }) });
    await button(panel, "Regenerate…").press("Enter");
    await press(panel, "Escape");
    expect(await nameOfFocus(panel)).toBe("Regenerate…");
  });

  test("when an edit of a proposed summary is dropped", async () => {
    const panel = await openPanel({ state: proposedState });
    await button(panel, "Edit").press("Enter");
    expect(await nameOfFocus(panel)).toBe("Summary, Markdown");
    await button(panel, "Drop My Changes").press("Enter");
    await panel.isDrawn();
    expect(await nameOfFocus(panel)).not.toBe("");
  });

  test("when a notice is answered", async () => {
    const notice = { level: "info", text: "Compact?", actions: [{ label: "Later", command: "x" }] } as const;
    const panel = await openPanel({ state: aState({ notice: { ...notice, actions: [...notice.actions] } }) });
    await button(panel, "Later").press("Enter");
    await panel.send({ kind: "patch", patch: { notice: null } });
    expect(await nameOfFocus(panel)).toBe("Message");
  });

  test("when the end of the conversation is gone to", async () => {
    const panel = await openPanel({ state: aState({ items: longConversation(100) }) });
    await panel.page.getByRole("log").press("PageUp");
    await button(panel, "To the latest").press("Enter");
    await button(panel, "To the latest").waitFor({ state: "detached" });
    expect(await nameOfFocus(panel)).toBe("Conversation");
  });

  test("when the row that has it goes out of sight", async () => {
    const panel = await openPanel({ state: aState({ items: longConversation(300) }) });
    await panel.page.locator(".row button").last().focus();
    await press(panel, "Home");
    await panel.page.getByText("Question 0:").waitFor();
    expect(await nameOfFocus(panel)).not.toBe("");
  });

  test("but a click beside everything leaves it nowhere", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "a")] }) });
    await button(panel, "New conversation").focus();
    await panel.page.locator(".header-line .model-name").click();
    await panel.send({ kind: "patch", patch: { trashed: 1 } });
    expect(await nameOfFocus(panel)).toBe("");
  });
});
