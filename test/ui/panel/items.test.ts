import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { PanelPage } from "../../support/panel/page.ts";
import { aCard, aMessage, aPrune, aState, aTool, text, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const log = (panel: PanelPage): Locator => panel.page.getByRole("log");

describe("parts of a message", () => {
  test("that were cut are asked for in full", async () => {
    const part = { kind: "text", text: "The start", cut: 12_345 } as const;
    const panel = await openPanel({ state: aState({ items: [aMessage(1, { parts: [text("a"), part] })] }) });
    await panel.page.getByRole("button", { name: "Show all (12,345 more characters)" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "expand", item: aMessage(1).id, part: 1 });
  });

  test("that are very long come page by page", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "x".repeat(300_000))] }) });
    await panel.page.getByRole("button", { name: "Show more (100,000 more characters)" }).click();
    const shown = panel.page.locator(".verbatim");
    const length = async () => (await shown.textContent())?.length;
    await expect.poll(length, { timeout: 30_000 }).toBe(300_000);
  });

  test("that are pruned show their stub and can be restored", async () => {
    const pruned = aTool({ pruned: { stub: "[read_file] src/a.ts, 3,400 characters", saved: 3100 } });
    const panel = await openPanel({ state: aState({ items: [aMessage(1, { parts: [pruned] })] }) });
    expect(await panel.page.locator(".tool").innerText()).toContain("[read_file] src/a.ts, 3,400 characters");
    expect(await panel.page.locator(".tool").innerText()).toContain("pruned −3.1k");
    await panel.page.getByRole("button", { name: "Restore" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "restorePart", item: aMessage(1).id, part: 0 });
  });

  test("that are code are copied as they were written, however long they are", async () => {
    const code = `const hidden = "\u202E";\n${"line();\n".repeat(4000)}`;
    const answer = aMessage(1, { parts: [text(`Look:\n\n\`\`\`ts\n${code}\`\`\`\n\nThere.`)] });
    const panel = await openPanel({ state: aState({ items: [answer] }) });
    await log(panel).evaluate((one) => one.scrollTo(0, 0));
    await panel.page.locator(".code-frame").first().hover();
    await panel.page.getByRole("button", { name: "Copy code" }).first().click();
    expect(await panel.lastIntent()).toEqual({ kind: "copy", text: code });
  });
});

test("an answer that failed says why, and only the newest can be tried again", async () => {
  const failed = (index: number) =>
    aMessage(index, { status: "failed", problem: `The server is down (${index}).` });
  const panel = await openPanel({ state: aState({ items: [failed(1), user(2, "Again"), failed(3)] }) });
  await panel.page.getByText("The server is down (1).").waitFor();
  expect(await panel.page.getByRole("button", { name: "Retry" }).count()).toBe(1);
  await panel.page.getByRole("button", { name: "Retry" }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "retry" });
});

test("a message is waited for in the words of the run", async () => {
  const run = { id: "r1", kind: "answer", started: 0, label: "Waiting for qwen3-coder…" } as const;
  const panel = await openPanel({
    state: aState({ run, items: [aMessage(1, { status: "streaming", parts: [] })] }),
  });
  expect(await panel.page.locator(".waiting").innerText()).toBe("Waiting for qwen3-coder…");
});

test("pruned outputs are told in one line, undone and redone", async () => {
  const panel = await openPanel({ state: aState({ items: [aPrune(1)] }) });
  await panel.page.getByText("Pruned 12 parts, −11.3k").waitFor();
  await panel.page.getByRole("button", { name: "Undo" }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "undo", target: aPrune(1).id });
  await panel.send({ kind: "upsert", items: [aPrune(1, { undone: true })] });
  await panel.page.getByRole("button", { name: "Redo" }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "redo", target: aPrune(1).id });
});

test("messages that the live summary stands for are dimmed and say so; kept ones are not", async () => {
  const items = [user(1, "old"), user(2, "kept"), aMessage(3), aCard(4)];
  const covered = { from: user(1, "").id, to: aMessage(3).id, kept: [user(2, "").id] };
  const panel = await openPanel({ state: aState({ items, covered }) });
  const dimmed = await panel.page.locator(".row > .message").evaluateAll((all) => {
    const usual = getComputedStyle(document.body).color;
    return all.map((one) => getComputedStyle(one).color !== usual);
  });
  expect(dimmed).toEqual([true, false, true]);
  await panel.page.getByText("Above: sent as the summary").waitFor();
  expect(await panel.page.locator(".row").first().getAttribute("aria-description")).toMatch(/^Summarized/);
});
