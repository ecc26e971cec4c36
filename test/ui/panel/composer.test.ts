import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import type { Run } from "../../../src/protocol/view.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aGauge, aMessage, aState, user } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const field = (panel: PanelPage): Locator => panel.page.getByRole("textbox", { name: "Message" });
const button = (panel: PanelPage, name: string): Locator =>
  panel.page.getByRole("button", { name, exact: true });
const run = (kind: Run["kind"]): Run => ({ id: "r7", kind, started: 0, label: "At work…" });
const items = [user(1, "a"), aMessage(2)];

describe("Enter", () => {
  test("sends what was written, and empties the field", async () => {
    const panel = await openPanel({ state: aState() });
    await field(panel).fill("fix the fixture");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "send", text: "fix the fixture" });
    expect(await field(panel).inputValue()).toBe("");
  });

  test("with Shift starts a line", async () => {
    const panel = await openPanel({ state: aState() });
    await field(panel).fill("one");
    await panel.page.keyboard.press("Shift+Enter");
    await panel.page.keyboard.type("two");
    expect(await field(panel).inputValue()).toBe("one\ntwo");
    expect(await panel.lastIntent()).toBeUndefined();
  });

  test("that ends the composition of a word sends nothing", async () => {
    const panel = await openPanel({ state: aState() });
    await field(panel).fill("にほん");
    await field(panel).dispatchEvent("keydown", { key: "Enter", isComposing: true });
    expect(await panel.lastIntent()).toBeUndefined();
  });

  test("sends no blanks, and nothing during an import", async () => {
    const panel = await openPanel({ state: aState() });
    await field(panel).fill("  \n ");
    await panel.page.keyboard.press("Enter");
    await panel.send({ kind: "patch", patch: { run: run("import") } });
    await field(panel).fill("too early");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toBeUndefined();
    expect(await field(panel).inputValue()).toBe("too early");
  });

  test.each(["answer", "tools"] as const)(
    "during %s sends a message that waits, beside Stop",
    async (kind) => {
      const panel = await openPanel({ state: aState({ run: run(kind) }) });
      expect(await panel.page.getByRole("button", { name: "Send" }).count()).toBe(0);
      await field(panel).fill("and then?");
      await panel.page.getByRole("button", { name: "Send" }).click();
      expect(await panel.lastIntent()).toEqual({ kind: "send", text: "and then?" });
      await panel.send({ kind: "patch", patch: { queued: "and then?" } });
      await panel.page.getByText("Sent after this answer: and then?").waitFor();
      await panel.page.getByRole("button", { name: "Stop" }).click();
      expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r7" });
    },
  );

  test("without a model asks for one and keeps the text", async () => {
    const panel = await openPanel({ state: aState({ model: undefined }) });
    await field(panel).fill("hello");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.chooseModel });
    expect(await field(panel).inputValue()).toBe("hello");
  });
});

describe("an answer that comes", () => {
  test.each(["Stop", "Escape"])("is stopped by %s", async (way) => {
    const panel = await openPanel({ state: aState({ run: run("answer") }) });
    if (way === "Stop") await button(panel, "Stop").click();
    else await field(panel).press("Escape");
    expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r7" });
  });
});

describe("the draft", () => {
  test("is there again after the panel was hidden, each conversation with its own", async () => {
    const first = await openPanel({ state: aState() });
    await field(first).fill("half a tho");
    await first.until("window.host.saved?.drafts.s1 === 'half a tho'");
    const again = await openPanel({ state: aState(), saved: await first.saved() });
    expect(await field(again).inputValue()).toBe("half a tho");
    await again.send({ kind: "patch", patch: { session: { id: "s2", title: "Other" } } });
    expect(await field(again).inputValue()).toBe("");
    await again.send({ kind: "patch", patch: { session: { id: "s1", title: "First" } } });
    expect(await field(again).inputValue()).toBe("half a tho");
  });

  test("counts in the gauge as it is written", async () => {
    const panel = await openPanel({
      state: aState({ gauge: aGauge({ used: 0, window: 1000, trigger: undefined }) }),
    });
    await field(panel).fill("word ".repeat(500));
    await panel.page.locator(".draft-tokens").waitFor();
    const percent = Number.parseInt(await panel.page.locator(".figures b").innerText());
    expect(percent).toBeGreaterThan(20);
    expect(await panel.page.getByRole("meter").getAttribute("aria-valuetext")).toContain("Draft:");
  });

  test("takes the text that the host puts in front, and the caret", async () => {
    const panel = await openPanel({ state: aState() });
    await field(panel).fill("why?");
    await panel.send({ kind: "focusInput", text: "> quoted\n" });
    expect(await field(panel).inputValue()).toBe("> quoted\nwhy?");
    expect(await field(panel).evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test("of many lines takes no more than two fifths of the height", async () => {
    const panel = await openPanel({ state: aState({ items }), height: 600 });
    await field(panel).fill("line\n".repeat(200));
    expect((await field(panel).boundingBox())?.height).toBeLessThanOrEqual(240);
  });
});

describe("Compact", () => {
  test("asks for a compaction", async () => {
    const panel = await openPanel({ state: aState({ items }) });
    await button(panel, "Compact").click();
    expect(await panel.lastIntent()).toEqual({ kind: "compact" });
  });

  test.each([
    ["there is nothing to compact", { nothingToCompact: "Everything fits." }, "Everything fits."],
    ["the host is at work", { run: run("answer") }, "Wait until the present work has ended."],
    [
      "the conversation is read-only",
      { session: { id: "s1", title: "A", readOnly: "Open in another window." } },
      "Open in another window.",
    ],
  ])("is off and says why when %s", async (_, over, reason) => {
    const panel = await openPanel({ state: aState({ items, ...over }) });
    expect(await button(panel, "Compact").isDisabled()).toBe(true);
    expect(await button(panel, "Compact").getAttribute("title")).toBe(reason);
    await button(panel, "Compact").click({ force: true });
    expect(await panel.lastIntent()).toBeUndefined();
  });
});

test("a read-only conversation takes no text and says why", async () => {
  const session = { id: "s1", title: "A", readOnly: "This conversation is open in another window." };
  const panel = await openPanel({ state: aState({ items, session }) });
  expect(await field(panel).isDisabled()).toBe(true);
  await panel.page.getByText("This conversation is open in another window.").waitFor();
});

test("the actions of a notice run their commands", async () => {
  const notice = {
    level: "warning",
    text: "Compaction in about 2 messages.",
    actions: [{ label: "Compact now", command: COMMANDS.compact }],
  } as const;
  const panel = await openPanel({
    state: aState({ items, notice: { ...notice, actions: [...notice.actions] } }),
  });
  await button(panel, "Compact now").click();
  expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.compact });
});

test("an import shows how far it is and can be cancelled", async () => {
  const panel = await openPanel({ state: aState({ run: { ...run("import"), progress: 0.42 } }) });
  await panel.page.getByText("42%").waitFor();
  expect(await panel.page.getByRole("progressbar").getAttribute("value")).toBe("42");
  await button(panel, "Cancel").click();
  expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r7" });
});

test("a draft of a megabyte can still be written in", async () => {
  const panel = await openPanel({ state: aState({ items }) });
  const long = "word ".repeat(200_000);
  await field(panel).fill(long);
  await field(panel).press("End");
  await panel.page.keyboard.type("!");
  await panel.page.keyboard.press("Enter");
  const sent = await panel.lastIntent();
  expect(sent?.kind === "send" && sent.text.length).toBe(long.length + 1);
});
