import { describe, expect, test } from "vitest";

import {
  aPreview,
  aProposal,
  askSources,
  LINE,
  previewState,
  proposedState,
} from "../../support/panel/previewScenes.ts";
import { aCard, aState, SUMMARY, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const open = async (state = previewState) => {
  const panel = await openPanel({ state });
  const card = panel.page.locator(".card");
  const press = (name: string) => card.getByRole("button", { name, exact: true }).click();
  return { panel, card, press };
};

describe("a preview", () => {
  test("S8 is asked for beside Compact, and at a message by mouse and keys", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "a"), user(2, "b")] }) });
    await panel.page.getByRole("button", { name: "Preview compaction…" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "preview" });
    const row = panel.page.locator(".row").nth(1);
    await row.hover();
    await row.getByRole("button", { name: "Compact up to here…" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "preview", upTo: "m000002" });
    await row.getByRole("button", { name: "Compact from here…" }).focus();
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "preview", from: "m000002" });
  });

  test("cannot be asked for where there is nothing to compact; the reason can be read", async () => {
    const panel = await openPanel({ state: aState({ nothingToCompact: "Everything is pinned." }) });
    const button = panel.page.getByRole("button", { name: "Preview compaction…" });
    await button.click({ force: true });
    expect(await panel.lastIntent()).toBeUndefined();
    expect(await button.getAttribute("aria-description")).toBe("Everything is pinned.");
  });

  test("tells what would happen, by whom, for how much", async () => {
    const { card, panel } = await open();
    const words = (await card.innerText()).replaceAll(/\s+/g, " ");
    for (const fact of [
      "Would compact 52.3k → about 11.2k",
      "104 messages",
      "43.1k",
      "Kept word for word 14 messages",
      "12 parts of old output −11.3k",
      "AGENTS.md",
      "qwen3-coder, from a transcript",
      "reads about 44,700 tokens, writes at most 4,096",
      "$0.012 at most",
      "the last one took 14 s",
    ])
      expect(words).toContain(fact);
    expect(await panel.page.getByRole("meter").innerText()).toContain("→ 21% if accepted");
  });

  test("is made, or given up", async () => {
    const { panel, press } = await open();
    await press("Write the Summary");
    expect(await panel.lastIntent()).toEqual({ kind: "propose" });
    await press("Cancel");
    expect(await panel.lastIntent()).toEqual({ kind: "closePreview" });
  });

  test("S8 of one side of a message is compacted at once, that side of it", async () => {
    const { panel, card, press } = await open(
      aState({ items: [user(1, "a")], preview: aPreview({ asked: { from: "m000001" } }) }),
    );
    expect(await card.innerText()).toContain("Would compact from the message");
    await press("Compact Now");
    expect(await panel.lastIntent()).toEqual({ kind: "compact", from: "m000001" });
  });

  test("gets the focus when it comes, unless somebody is writing", async () => {
    const focused = "document.activeElement.querySelector('.card') !== null";
    const panel = await openPanel({ state: aState({ items: [user(1, "a")] }) });
    await panel.page.getByRole("button", { name: "Preview compaction…" }).focus();
    await panel.send({ kind: "patch", patch: { preview: aPreview() } });
    await panel.until(focused);
    await panel.send({ kind: "patch", patch: { preview: null, proposal: aProposal } });
    await panel.until(focused);
    await panel.send({ kind: "patch", patch: { preview: aPreview(), proposal: null } });
    await panel.page.getByRole("textbox", { name: "Message" }).focus();
    await panel.send({ kind: "patch", patch: { preview: null, proposal: aProposal } });
    for (let drawn = 0; drawn < 5; drawn++) await panel.isDrawn();
    expect(await panel.page.evaluate(focused)).toBe(false);
  });
});

describe("a summary that waits for a yes", () => {
  test("is accepted, discarded, or made again with a note", async () => {
    const { panel, card, press } = await open(proposedState);
    await press("Accept");
    expect(await panel.lastIntent()).toEqual({ kind: "acceptProposal" });
    await press("Discard");
    expect(await panel.lastIntent()).toEqual({ kind: "discardProposal" });
    await press("Regenerate…");
    await card.getByRole("textbox", { name: "Note for the new summary" }).fill("Shorter.");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "propose", note: "Shorter." });
  });

  test("is changed before it is accepted; the change outlives a scroll, not another proposal", async () => {
    const { panel, card, press } = await open(proposedState);
    await press("Edit");
    const field = card.getByRole("textbox", { name: "Summary, Markdown" });
    expect(await field.inputValue()).toBe(SUMMARY);
    await field.fill("## Goal\nMine.");
    await panel.send({ kind: "patch", patch: { proposal: { ...aProposal } } });
    await press("Accept This Text");
    expect(await panel.lastIntent()).toEqual({ kind: "acceptProposal", summary: "## Goal\nMine." });
    await panel.send({ kind: "patch", patch: { proposal: { ...aProposal, id: "proposal:2" } } });
    await press("Accept");
    expect(await panel.lastIntent()).toEqual({ kind: "acceptProposal" });
  });

  test("an empty text cannot be accepted", async () => {
    const { panel, card, press } = await open(proposedState);
    await press("Edit");
    await card.getByRole("textbox", { name: "Summary, Markdown" }).fill(" ");
    await press("Accept This Text");
    expect(await panel.lastIntent()).toBeUndefined();
    await press("Drop My Changes");
    await card.getByText("Active Task").waitFor();
  });

  test("cannot be accepted while an answer comes", async () => {
    const { panel, card } = await open(proposedState);
    const run = { id: "r1", kind: "answer", started: 0, label: "Answering" } as const;
    await panel.send({ kind: "patch", patch: { run } });
    await card.getByText("It can be accepted when the present work has ended.").waitFor();
    expect(await card.getByRole("button", { name: "Accept" }).count()).toBe(0);
  });

  test("while it is written its card says so", async () => {
    const running = aCard(9, { state: "running", isProposal: true, live: false });
    const { card } = await open(aState({ items: [running] }));
    expect(await card.innerText()).toContain("Writing a summary of 52.3k…");
  });
});

describe("a line of a summary", () => {
  const state = aState({ items: [user(1, "never touch generated files under api/"), aCard(9)] });
  const found = [
    { item: "m000001", role: "user", at: 0, excerpt: "never touch generated files under api/" },
  ] as const;

  test("leads to the messages that it comes from", async () => {
    const { panel, card } = await open(state);
    await askSources(panel);
    expect(await panel.lastIntent()).toEqual({ kind: "showSources", compaction: aCard(9).id, line: LINE });
    await card.getByText("Looking…").waitFor();
    await panel.send({ kind: "sources", compaction: aCard(9).id, line: LINE, found: [...found] });
    const sources = card.getByRole("group", { name: "Where this line comes from" });
    await sources.getByRole("button", { name: "You ·" }).click();
    await panel.until("document.activeElement.dataset.index === '0'");
  });

  test("says so when it comes from nowhere, and closes with Esc", async () => {
    const { panel, card } = await open(state);
    await askSources(panel);
    await panel.send({ kind: "sources", compaction: aCard(9).id, line: LINE, found: [] });
    await card.getByText("No message that it stands for says this in the same words.").waitFor();
    await panel.page.keyboard.press("Escape");
    expect(await card.getByRole("group", { name: "Where this line comes from" }).count()).toBe(0);
    expect(await panel.page.evaluate("document.activeElement.dataset.line")).toBe(LINE);
  });

  test("is one stop for Tab with all the others; arrow keys walk through them", async () => {
    const { panel, card } = await open(state);
    await card.getByRole("button", { name: "Show summary" }).click();
    const stops = "[...document.querySelectorAll('.line-source')].filter((one) => one.tabIndex === 0).length";
    expect(await panel.page.evaluate(stops)).toBe(1);
    await card.locator(".line-source").first().focus();
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("ArrowDown");
    expect(await panel.page.evaluate("document.activeElement.dataset.line")).toBe(LINE);
  });
});

test("the first card offers Compare only once its summary was edited, and says that it was", async () => {
  const compare = { name: "Compare", exact: true };
  const plain = await open(aState({ items: [aCard(2)] }));
  expect(await plain.card.getByRole("button", compare).count()).toBe(0);
  const { card, panel } = await open(aState({ items: [aCard(2, { edited: true })] }));
  expect(await card.locator(".card-meta").innerText()).toContain("edited");
  await card.getByRole("button", compare).click();
  expect(await panel.lastIntent()).toEqual({ kind: "openSummary", compaction: aCard(2).id, as: "compare" });
});
