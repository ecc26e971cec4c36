import { describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import type { Run } from "../../../src/protocol/view.ts";
import { aCard, aMessage, aState, NOW, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const compacting: Run = { id: "r7", kind: "compaction", started: NOW, label: "Compacting" };
const wait = { until: NOW + 12_000, retry: 2, most: 10, problem: "The server is asked too often." };

describe("during a compaction", () => {
  test("a message can be sent: it waits, and can be taken back", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "a")], run: compacting }) });
    await panel.page.getByRole("textbox", { name: "Message" }).fill("and then?");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "send", text: "and then?" });
    await panel.send({ kind: "patch", patch: { queued: "and then?" } });
    await panel.page.getByText("Sent after the compaction: and then?").waitFor();
    await panel.page.getByRole("button", { name: "Take Back" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "takeBack" });
    await panel.send({ kind: "patch", patch: { queued: null } });
    await panel.page.getByText("Sent after the compaction").waitFor({ state: "detached" });
  });

  test("G2 the card counts down to the next try", async () => {
    const card = aCard(2, { state: "running", at: NOW, summary: "" });
    const panel = await openPanel({
      state: aState({ items: [user(1, "a"), card], run: { ...compacting, wait } }),
    });
    const words = panel.page.locator(".card .countdown");
    await expect
      .poll(() => words.innerText())
      .toMatch(/The server is asked too often\. Trying again in [\d.]+ s \(2 of 10\)\./);
    await panel.send({ kind: "patch", patch: { run: compacting } });
    await words.waitFor({ state: "detached" });
  });
});

describe("an answer", () => {
  test("G2 that is tried again says so", async () => {
    const items = [user(1, "a"), aMessage(2, { status: "streaming", parts: [] })];
    const run: Run = { ...compacting, kind: "answer", wait };
    const panel = await openPanel({ state: aState({ items, run }) });
    const words = await panel.page.locator(".countdown").innerText();
    expect(words).toContain("The server is asked too often. Trying again in 12 s (2 of 10).");
  });

  test("G7 that was cut off can be gone on with, while it may", async () => {
    const items = [user(1, "a"), aMessage(2, { isCut: true })];
    const panel = await openPanel({ state: aState({ items, canContinue: true }) });
    await panel.page.getByRole("button", { name: "Continue" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "goOn" });
    await panel.send({ kind: "patch", patch: { canContinue: null } });
    await panel.page.getByText("Ask for the rest in a new message.").waitFor();
    expect(await panel.page.getByRole("button", { name: "Continue" }).count()).toBe(0);
  });
});

test("a notice that asks has its answers", async () => {
  const actions = [
    { label: "Compact Now", command: COMMANDS.compact },
    { label: "Later", command: COMMANDS.postponeCompaction },
    { label: "Not in This Conversation", command: COMMANDS.forbidCompaction },
  ];
  const notice = {
    text: "The conversation fills 87% of the room that there is.",
    level: "info",
    actions,
  } as const;
  const panel = await openPanel({ state: aState({ items: [user(1, "a")], notice: { ...notice, actions } }) });
  await panel.page.getByRole("button", { name: "Later" }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.postponeCompaction });
});
