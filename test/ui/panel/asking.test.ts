import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import type { Intent } from "../../../src/protocol/messages.ts";
import type { Asks, ToolPart, ViewPart } from "../../../src/protocol/view.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aMessage, aState, aTool, longConversation, NOW, user } from "../../support/panel/states.ts";
import { A_DIFF, anAsk } from "../../support/panel/toolScenes.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const run = { id: "r1", kind: "tools", started: NOW, label: "Working" } as const;
const answer = (...parts: ViewPart[]) => aMessage(2, { parts });
const card = ({ page }: PanelPage): Locator => page.locator(".ask");

const open = async (asks: Partial<Asks> = {}): Promise<PanelPage> =>
  openPanel({ state: aState({ items: [user(1, "go on"), answer(anAsk(asks))], run }) });

/** A call that starts to ask while the panel is open. */
const ask = async (panel: PanelPage, ...parts: ViewPart[]): Promise<void> => {
  await panel.send({ kind: "upsert", items: [answer(...(parts.length > 0 ? parts : [anAsk()]))] });
  for (let frame = 0; frame < 4; frame++) await panel.isDrawn();
};

describe("a call that asks", () => {
  test("shows the whole command, however long, and says why it asks", async () => {
    const target = `echo ${"abcdefghij ".repeat(200)}&& rm -rf build`;
    const panel = await open({ target, because: "Outside of the workspace." });
    const shown = card(panel).locator(".ask-target");
    expect(await shown.innerText()).toBe(target);
    const isWhole = await shown.evaluate(
      (one) => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1,
    );
    expect(isWhole).toBe(true);
    expect(await card(panel).innerText()).toContain("Outside of the workspace.");
  });

  test("shows characters that would deceive the eye", async () => {
    const panel = await open({ target: "rm \u202Etxt.a" });
    expect(await card(panel).locator(".hidden-mark").innerText()).toBe("U+202E");
  });

  test.each<[string, Extract<Intent, { kind: "decide" }>["decision"]]>([
    ["Allow", "once"],
    ["Deny", "no"],
    ["Always allow this command in this conversation", "always"],
    ["Never in this conversation", "never"],
  ])("is answered by %s", async (name, decision) => {
    const panel = await open();
    await card(panel).getByRole("button", { name, exact: true }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "decide", call: "call-7", decision });
    for (let frame = 0; frame < 4; frame++) await panel.isDrawn();
    const focused = await panel.page.evaluate("document.activeElement.ariaLabel");
    expect(focused).toBe("Message");
  });

  test("of another extension shows its arguments", async () => {
    const part = { ...anAsk({ action: "foreign", target: "create_issue", always: "this tool" }) };
    const panel = await openPanel({
      state: aState({
        items: [user(1, "go on"), answer({ ...part, tool: "tracker", args: '{"title":"Bug"}' } as ToolPart)],
        run,
      }),
    });
    expect(await card(panel).innerText()).toMatch(/Use tracker\?[\s\S]*create_issue[\s\S]*\{"title":"Bug"\}/);
  });
});

describe("an edit that asks", () => {
  const edit = { action: "write", target: "src/a.go", always: "edits in the workspace" } as const;

  test("shows its diff with signs, and opens it in an editor", async () => {
    const panel = await open({ ...edit, diff: A_DIFF });
    const lines = await card(panel)
      .locator(".diff-line:is(.added, .removed) .diff-sign")
      .evaluateAll((all) => all.map((one) => one.textContent));
    expect(lines).toEqual(["−", "+", "+", "−", "+"]);
    expect(await card(panel).locator(".diff-stat").innerText()).toBe("+3 −2");
    await card(panel).getByRole("button", { name: "Open Diff" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "showDiff", call: "call-7" });
  });

  test("folds a long diff", async () => {
    const diff = `@@ -0,0 +1,60 @@\n${"+line\n".repeat(60)}`;
    const panel = await open({ ...edit, diff });
    expect(await card(panel).locator(".diff-line").count()).toBe(16);
    await card(panel).getByRole("button", { name: "Show 45 more lines" }).click();
    expect(await card(panel).locator(".diff-line").count()).toBe(61);
  });
});

describe("the focus", () => {
  const focused = ({ page }: PanelPage): Promise<unknown> =>
    page.evaluate("document.activeElement.className");

  test("goes to the card, not to an answer, when nobody is typing", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "go on")], run }) });
    await ask(panel);
    expect(await focused(panel)).toBe("ask run");
    await panel.page.keyboard.press("Enter");
    await panel.page.keyboard.press("Space");
    expect(await panel.lastIntent()).toBeUndefined();
    await panel.page.keyboard.press("Tab");
    await panel.page.keyboard.press("Enter");
    expect(await panel.lastIntent()).toEqual({ kind: "decide", call: "call-7", decision: "once" });
  });

  test("stays in the input while something is written there", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "go on")], run }) });
    await panel.page.getByRole("textbox", { name: "Message" }).fill("and th");
    await ask(panel);
    expect(await focused(panel)).toBe("field");
  });
});

describe("the line above the input", () => {
  test("says what waits, and leads there from afar", async () => {
    const items = [...longConversation(200), aMessage(200, { parts: [anAsk()] })];
    const panel = await openPanel({ state: aState({ items, run }) });
    await panel.page.getByRole("log").focus();
    await panel.page.keyboard.press("Home");
    await expect.poll(() => card(panel).count()).toBe(0);
    const line = panel.page.locator(".ask-line");
    expect(await line.innerText()).toContain("run go test ./... -count=1");
    await line.getByRole("button", { name: "Show" }).click();
    await card(panel).waitFor();
    await expect
      .poll(() => panel.page.evaluate("document.activeElement.dataset.call"), { timeout: 10_000 })
      .toBe("call-7");
  });

  test("counts several, and goes when all are decided", async () => {
    const panel = await open();
    await ask(panel, anAsk(), anAsk({ target: "ls" }, "call-8"));
    await panel.page.getByText("2 calls wait for your decision.").waitFor();
    await ask(panel, aTool({ callId: "call-7" }), aTool({ callId: "call-8" }));
    expect(await panel.page.locator(".ask-line").count()).toBe(0);
  });

  test("is told to screen readers once", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "go on")], run }) });
    await ask(panel);
    const live = panel.page.locator(".panel > [aria-live=polite]");
    expect(await live.innerText()).toBe("A decision is needed: run go test ./... -count=1");
  });
});

describe("a call that runs", () => {
  const running = (live: string): ViewPart =>
    aTool({ state: "running", started: NOW - 65_000, live, output: "", target: "go test ./..." });

  test("shows its time and the newest of its output, until the reader scrolls away", async () => {
    const lines = (count: number): string => Array.from({ length: count }, (_, n) => `line ${n}\n`).join("");
    const panel = await openPanel({ state: aState({ items: [answer(running(lines(40)))], run }) });
    const tool = panel.page.locator(".tool");
    expect(await tool.innerText()).toContain("1 min 5 s");
    const live = tool.getByLabel("Output so far");
    const left = () => live.evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop);
    await panel.send({ kind: "upsert", items: [answer(running(lines(80)))] });
    expect(await left()).toBeLessThan(2);
    await live.evaluate((one) => one.scrollTo(0, 0));
    await panel.isDrawn();
    await panel.send({ kind: "upsert", items: [answer(running(lines(90)))] });
    expect(await left()).toBeGreaterThan(100);
  });

  test("is stopped by the stop of the input", async () => {
    const panel = await openPanel({ state: aState({ items: [answer(running("a"))], run }) });
    await panel.page.getByRole("button", { name: "Stop" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r1" });
  });
});

describe("a call that has ended", () => {
  test("shows its exit code", async () => {
    const parts = [aTool({ exit: 0 }), aTool({ state: "error", exit: 2 })];
    const panel = await openPanel({ state: aState({ items: [answer(...parts)] }), width: 600 });
    const sizes = await panel.page.locator(".tool-size").allInnerTexts();
    expect(sizes.map((size) => size.replaceAll(/\s+/g, " "))).toEqual(["exit 0 1.9k", "exit 2 1.9k"]);
  });

  test("and was an edit shows what changed, and can be undone", async () => {
    const edit = { ...aTool(), callId: "call-3", stat: { added: 12, removed: 3 }, canUndo: true } as ToolPart;
    const panel = await openPanel({ state: aState({ items: [answer(edit)] }) });
    expect(await panel.page.locator(".diff-stat").innerText()).toBe("+12 −3");
    await panel.page.getByRole("button", { name: "Open Diff" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "showDiff", call: "call-3" });
    await panel.page.getByRole("button", { name: /^Undo: put the file back/ }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "undoEdit", call: "call-3" });
    await panel.send({ kind: "upsert", items: [answer({ ...edit, canUndo: false })] });
    expect(await panel.page.locator(".tool").innerText()).toContain("undone");
    expect(await panel.page.getByRole("button", { name: /^Undo/ }).count()).toBe(0);
  });
});
