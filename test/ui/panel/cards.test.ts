import { describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import { aCard, aState, NOW, SUMMARY, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const open = async (card = aCard(2), over: Parameters<typeof aState>[0] = {}) => {
  const panel = await openPanel({ state: aState({ items: [user(1, "a"), card], ...over }) });
  const section = panel.page.locator(".card");
  const press = (name: string) => section.getByRole("button", { name, exact: true }).click();
  return { panel, section, press };
};

describe("a compaction that is done", () => {
  test("tells what it did", async () => {
    const { section } = await open();
    const words = (await section.innerText()).replaceAll(/\s+/g, " ");
    expect(words).toContain("Compacted 52.3k → 9.1k");
    expect(words).toContain("−83%");
    for (const fact of [
      "automatic",
      "qwen3-coder",
      "118 → 14 messages",
      "14 s",
      "$0.012",
      "12 parts pruned, −11.3k",
      "38 of 46 facts in it",
      "ledger 410",
    ]) {
      expect(words).toContain(fact);
    }
  });

  test("shows the first lines of its summary, and all of it on request", async () => {
    const { section, press } = await open();
    const height = async () => (await section.locator(".card-summary").boundingBox())?.height ?? 0;
    const folded = await height();
    expect(folded).toBeLessThan(130);
    await press("Show summary");
    expect(await height()).toBeGreaterThan(2 * folded);
    await press("Fold summary");
    expect(await height()).toBe(folded);
  });

  test("A2 A3 shows, with its summary, the facts added and left out and the claims without a source", async () => {
    const { section, press } = await open();
    expect(await section.getByText("Facts left out").count()).toBe(0);
    await press("Show summary");
    for (const [label, line] of [
      ["Facts added to the summary", "Never touch generated files under"],
      ["Facts left out", "go test ./cli"],
      ["Not in the conversation", "AddedPerLine"],
      ["Read again after the summary", "AGENTS.md, 640 tokens"],
    ] as const) {
      await section.getByRole("button", { name: label }).click();
      await section.locator(".card-check-body").getByText(line).waitFor();
      await section.getByRole("button", { name: label }).click();
    }
  });

  test("A2 its coverage opens the facts, and what is left out can be added", async () => {
    const { panel, section, press } = await open();
    await press("38 of 46 facts in it");
    await section.getByText("AddedPerLine").waitFor();
    expect(await section.locator(".card-check-body code").allInnerTexts()).toContain("go test ./cli");
    await press("Add to the summary: `go test ./cli` → exit 0");
    expect(await panel.lastIntent()).toEqual({
      kind: "addFact",
      compaction: aCard(2).id,
      fact: "`go test ./cli` → exit 0",
    });
  });

  test("A2 lists the facts found, when they are asked for", async () => {
    const { panel, section, press } = await open();
    await press("Show summary");
    await section.getByRole("button", { name: "Facts found" }).click();
    await section.getByText("Reading…").waitFor();
    await panel.until("window.host.intents.some(({ kind }) => kind === 'showFacts')");
    expect(await panel.lastIntent()).toEqual({ kind: "showFacts", compaction: aCard(2).id });
    const card = aCard(2);
    const list = { summary: ["Table tests only"], ledger: ["Never touch generated files"] };
    await panel.send({
      kind: "upsert",
      items: [{ ...card, ...(card.audit && { audit: { ...card.audit, list } }) }],
    });
    await section.getByText("Table tests only", { exact: true }).waitFor();
    expect(await section.getByText("Never touch generated files in the ledger").count()).toBe(1);
  });

  test("restores what it pruned, one part after the other", async () => {
    const { panel, section, press } = await open();
    await press("12 parts pruned, −11.3k");
    const parts = section.locator(".pruned-parts li");
    expect(await parts.allInnerTexts()).toEqual([
      expect.stringMatching(/strategy\/attribution\.go[\s\S]*−2\.1k[\s\S]*Restore/),
      expect.stringMatching(/go test[\s\S]*−1\.9k[\s\S]*restored/),
    ]);
    await parts.getByRole("button", { name: /^Restore/ }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "restorePruned", message: "m000002", part: 1 });
  });

  test.each([
    ["Edit", "edit"],
    ["Originals", "covered"],
  ] as const)("%s opens a document", async (name, as) => {
    const { panel, press } = await open();
    await press(name);
    expect(await panel.lastIntent()).toEqual({ kind: "openSummary", compaction: aCard(2).id, as });
  });

  test("is compared with the one before, where there is one", async () => {
    const older = aCard(1, { live: false });
    const panel = await openPanel({ state: aState({ items: [older, user(2, "a"), aCard(3)] }) });
    const compare = panel.page.getByRole("button", { name: "Compare" });
    expect(await compare.count()).toBe(1);
    await compare.click();
    expect(await panel.lastIntent()).toEqual({ kind: "openSummary", compaction: aCard(3).id, as: "compare" });
  });

  test("Z7 is made again with a note", async () => {
    const { panel, section, press } = await open();
    await press("Regenerate…");
    await panel.page.keyboard.type("focus on the fixture");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({
      kind: "regenerate",
      compaction: aCard(2).id,
      note: "focus on the fixture",
    });
    await press("Regenerate…");
    await panel.page.keyboard.press("Escape");
    expect(await section.getByRole("textbox").count()).toBe(0);
  });

  test("is undone, copied", async () => {
    const { panel, press } = await open();
    await press("Copy");
    expect(await panel.lastIntent()).toEqual({ kind: "copy", text: SUMMARY });
    await press("Undo");
    expect(await panel.lastIntent()).toEqual({ kind: "undo", target: aCard(2).id });
  });

  test("says what Undo does when a newer summary has taken it in", async () => {
    const { section } = await open(aCard(2, { live: false }));
    expect(await section.innerText()).toContain("in a newer summary");
    const undo = section.getByRole("button", { name: "Undo" });
    expect(await undo.getAttribute("title")).toContain("when the newer summary is undone too");
  });

  test("without a model says so, and why", async () => {
    const { panel, section, press } = await open(
      aCard(2, { strategy: "digest", fallback: "connection refused." }),
    );
    expect(await section.innerText()).toMatch(/digest[\s\S]*Made without a model: connection refused\./);
    await press("Try again");
    expect(await panel.lastIntent()).toEqual({ kind: "regenerate", compaction: aCard(2).id, note: "" });
  });
});

test("a compaction that is undone can be redone", async () => {
  const { panel, section, press } = await open(aCard(2, { state: "undone" }));
  const line = await section
    .locator(".card-title b")
    .evaluate((one) => getComputedStyle(one).textDecorationLine);
  expect(line).toBe("line-through");
  await press("Redo");
  expect(await panel.lastIntent()).toEqual({ kind: "redo", target: aCard(2).id });
});

test("a compaction that failed says why, what was changed, and can be tried again", async () => {
  const { panel, section, press } = await open(
    aCard(2, { state: "failed", summary: "", problem: "The server is down. Start it." }),
  );
  expect(await section.innerText()).toContain("nothing was changed");
  expect(await section.innerText()).toContain("The server is down. Start it.");
  await press("Try again");
  expect(await panel.lastIntent()).toEqual({ kind: "compact" });
});

test("a compaction that was cancelled can be tried again, as it was asked for", async () => {
  const asked = { upTo: "m000001", instructions: "Shorter." };
  const { panel, section, press } = await open(aCard(2, { state: "cancelled", summary: "", asked }));
  expect(await section.innerText()).toContain("Compaction cancelled");
  await press("Try again");
  expect(await panel.lastIntent()).toEqual({ kind: "compact", ...asked });
});

describe("a compaction under way", () => {
  const run = { id: "r3", kind: "compaction", started: NOW, label: "Compacting…" } as const;
  const running = aCard(2, { state: "running", summary: "", tokensAfter: 0, at: NOW - 65_000 });

  test("shows its time, its newest words, and Cancel", async () => {
    const { panel, section, press } = await open(running, { run });
    expect(await section.innerText()).toContain("Compacting 52.3k…");
    expect(await section.innerText()).toContain("1 min 5 s");
    for (let line = 0; line < 40; line++) {
      await panel.send({ kind: "text", item: running.id, part: 0, as: "text", text: `- line ${line}\n` });
    }
    const box = section.locator(".card-summary");
    expect(await box.evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop)).toBeLessThan(2);
    await press("Cancel");
    expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r3" });
  });

  test("leaves nothing else to press on other cards", async () => {
    const { section } = await open(aCard(2), { run });
    expect(await section.getByRole("button", { name: "Undo" }).count()).toBe(0);
  });
});

describe("a drop", () => {
  const drop = (type: string, fill: string): string => `{
    const dataTransfer = new DataTransfer();
    ${fill}
    document.body.dispatchEvent(new DragEvent("${type}", { bubbles: true, cancelable: true, dataTransfer }));
  }`;
  const file = 'dataTransfer.items.add(new File(["{}\\n"], "log.jsonl"));';

  test("is announced while a file is over the panel", async () => {
    const { panel } = await open();
    await panel.page.evaluate(drop("dragenter", file));
    await panel.page.getByText("Drop to import").waitFor();
    await panel.page.evaluate(drop("dragleave", file));
    expect(await panel.page.getByText("Drop to import").count()).toBe(0);
  });

  test("of a file hands its bytes to the host", async () => {
    const { panel } = await open();
    await panel.page.evaluate(drop("drop", file));
    await panel.until("window.host.intents.some(({ kind }) => kind === 'dropFile')");
    const data = new TextEncoder().encode("{}\n");
    expect(await panel.lastIntent()).toEqual({ kind: "dropFile", name: "log.jsonl", data });
  });

  test("of entries of the explorer hands over their addresses", async () => {
    const { panel } = await open();
    await panel.page.evaluate(drop("drop", 'dataTransfer.setData("text/uri-list", "file:///w/log.jsonl");'));
    await panel.until("window.host.intents.some(({ kind }) => kind === 'dropUris')");
    expect(await panel.lastIntent()).toEqual({ kind: "dropUris", uris: ["file:///w/log.jsonl"] });
  });

  test("of a file that is too large is refused with the way to import it", async () => {
    const { panel } = await open();
    const big =
      'const big = new File([""], "big.jsonl"); Object.defineProperty(big, "size", { value: 2 ** 31 });';
    const list = 'Object.defineProperty(dataTransfer, "files", { value: [big] });';
    await panel.page.evaluate(drop("drop", `${big} ${list}`));
    await panel.page.getByText("big.jsonl has 2 GB.").waitFor();
    await panel.page.locator(".drop-problem").getByRole("button", { name: "Import…" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.importConversation });
    await panel.page.getByRole("button", { name: "Dismiss" }).click();
    expect(await panel.page.locator(".drop-problem").count()).toBe(0);
  });

  test("of selected text is left to the input", async () => {
    const { panel } = await open();
    await panel.page.evaluate(drop("dragenter", 'dataTransfer.setData("text/plain", "words");'));
    expect(await panel.page.getByText("Drop to import").count()).toBe(0);
  });
});
