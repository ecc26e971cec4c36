import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import { aContext, contextState } from "../../support/panel/contextScenes.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aGauge, aState, longConversation, NOW } from "../../support/panel/states.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const gaugeButton = ({ page }: PanelPage): Locator =>
  page.getByRole("button", { name: "What fills the context window" });
const view = ({ page }: PanelPage): Locator => page.getByRole("region", { name: "Context", exact: true });

const open = async (over: Parameters<typeof contextState>[0] = {}): Promise<PanelPage> => {
  const panel = await openPanel({ state: contextState(over), width: 400, height: 1400 });
  await gaugeButton(panel).click({ position: { x: 8, y: 8 } });
  await view(panel).waitFor();
  return panel;
};

describe("the context view", () => {
  test("opens by a click on the gauge, asks the host for its figures, and closes by Esc", async () => {
    const panel = await open({ context: undefined });
    expect(await panel.lastIntent()).toEqual({ kind: "showContext", open: true });
    await view(panel).getByText("Counting…").waitFor();
    await panel.send({ kind: "patch", patch: { context: aContext() } });
    await view(panel).getByText("Tool definitions").waitFor();
    await panel.page.keyboard.press("Escape");
    expect(await view(panel).count()).toBe(0);
    expect(await panel.lastIntent()).toEqual({ kind: "showContext", open: false });
  });

  test("before the first message there is nothing to tell, and it says so", async () => {
    const panel = await open({ context: undefined, session: undefined });
    expect(await view(panel).innerText()).toContain("the conversation begins with your first message");
  });

  test("lists all categories, the draft, what is free and the reserve, with their shares", async () => {
    const panel = await open();
    await panel.page.getByRole("textbox", { name: "Message" }).fill("word ".repeat(400));
    const rows = await view(panel).locator(".categories tbody tr").allInnerTexts();
    const cells = rows.map((row) => row.split("\t").map((cell) => cell.trim()));
    expect(cells).toContainEqual(["Tool output", "15,104", "23%"]);
    expect(cells).toContainEqual(["Reserved for the answer", "5,242", "8%"]);
    const names = cells.map(([name]) => name);
    expect(names.slice(-3)).toEqual(["Draft", "Free", "Reserved for the answer"]);
  });

  test("of an unknown window has no shares, and the way to set it", async () => {
    const gauge = aGauge({ window: undefined, trigger: undefined, reserve: 0, level: "unknown" });
    const panel = await open({ gauge });
    expect(await view(panel).locator(".categories").innerText()).not.toContain("%");
    await panel.page.getByRole("button", { name: "Set the window…" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.setWindow });
  });

  test("tells what comes next, and compacts at once", async () => {
    const panel = await open();
    await view(panel).getByText("Automatic compaction at 51.3k: about 2 turns away.").waitFor();
    await view(panel).getByRole("button", { name: "Compact Now" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "compact" });
    expect(await view(panel).count()).toBe(0);
  });

  test("draws the line of usage with each compaction and prune, and tells it in words", async () => {
    const panel = await open();
    const chart = view(panel).locator(".chart");
    expect(await chart.locator(".chart-mark.compaction").count()).toBe(2);
    expect(await chart.locator(".chart-mark.prune").count()).toBe(2);
    await chart
      .getByRole("img", { name: "At most 51k tokens, now 34k; compacted 2 times, pruned 2 times" })
      .waitFor();
  });

  test("each mark of the line tells what it freed, by mouse and by keys, and leads to it", async () => {
    const panel = await open();
    const marks = view(panel).getByRole("list", { name: "Compactions and prunes" });
    const told = view(panel).locator(".chart-told");
    await marks.getByRole("button").first().hover();
    expect(await told.innerText()).toBe("Compacted: 51k → 9k");
    await marks.getByRole("button").last().focus();
    expect(await told.innerText()).toBe("Pruned: 51k → 34k");
    await panel.page.keyboard.press("ArrowLeft");
    expect(await told.innerText()).toBe("Compacted: 51k → 9k");
    await panel.page.keyboard.press("Enter");
    await panel.until("document.activeElement.querySelector('.card') !== null");
  });

  test("prunes, pins and shows the largest parts", async () => {
    const panel = await open();
    const part = view(panel)
      .locator(".large-parts li")
      .filter({ hasText: "strategy/attribution.go" })
      .first();
    await part.getByRole("button", { name: /^Prune / }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "prunePart", message: "m000003", part: 0 });
    await part.getByRole("button", { name: /^Pin / }).click();
    expect(await panel.lastIntent()).toEqual({
      kind: "pinPart",
      message: "m000003",
      part: 0,
      pinned: true,
    });
    await part.getByRole("button", { name: /^Show / }).click();
    expect(await view(panel).count()).toBe(0);
  });

  test("offers no changes while something is under way", async () => {
    const run = { id: "r1", kind: "answer", started: NOW, label: "Answering" } as const;
    const panel = await open({ run });
    expect(
      await view(panel)
        .getByRole("button", { name: /^(?:Prune|Pin|Unpin|Compact)\b/ })
        .count(),
    ).toBe(0);
  });

  test("lists the pins", async () => {
    const panel = await open();
    await view(panel).getByRole("button", { name: "Unpin never touch generated files under api/" }).click();
    expect(await panel.lastIntent()).toEqual({ kind: "pin", item: "m000001", pinned: false });
  });

  test("tells what was used up", async () => {
    const panel = await open();
    const words = (await view(panel).locator(".spent").innerText()).replaceAll(/\s+/g, " ");
    expect(words).toContain("of that read from the cache 1,610,000 (88%)");
    expect(words).toContain("Cost $0.42");
  });

  test("leads to a part far away", async () => {
    const items = longConversation(3000);
    const largest = [{ ...(aContext().largest[0] ?? never()), item: "m000600" }];
    const panel = await open({ items, context: aContext({ largest }) });
    await view(panel)
      .getByRole("button", { name: /^Show run_command/ })
      .click();
    await expect
      .poll(() => panel.page.getByText("Question 600:").isVisible(), { timeout: 10_000 })
      .toBe(true);
    await expect.poll(() => panel.page.evaluate("document.activeElement.dataset.index")).toBe("600");
  });
});

const never = (): never => {
  throw new Error("The context of the tests has parts.");
};

describe("the trigger", () => {
  const gauge = aGauge({
    window: 100_000,
    reserve: 0,
    trigger: 80_000,
    triggerRange: { least: 50_000, most: 97_000 },
  });
  const slider = ({ page }: PanelPage): Locator => page.getByRole("slider", { name: "Automatic compaction" });
  const set = (panel: PanelPage): Promise<void> =>
    panel.until("window.host.intents.some(({ kind }) => kind === 'setTrigger')");

  test("is moved by keys, a percent at a time, within its bounds", async () => {
    const panel = await openPanel({ state: aState({ gauge }), width: 624 });
    await slider(panel).focus();
    await panel.page.keyboard.press("ArrowRight");
    expect(await slider(panel).getAttribute("aria-valuetext")).toBe(
      "Compacts at 81% of the usable window, 81k tokens",
    );
    await panel.page.keyboard.press("End");
    await panel.page.keyboard.press("ArrowUp");
    expect(await slider(panel).getAttribute("aria-valuenow")).toBe("97");
    await set(panel);
    expect(await panel.lastIntent()).toEqual({ kind: "setTrigger", percent: 97 });
  });

  test("is dragged, and stays there until the host tells otherwise", async () => {
    const panel = await openPanel({ state: aState({ gauge }), width: 624 });
    const box = await slider(panel).boundingBox();
    if (!box) throw new Error("The tick is not drawn.");
    const middle = box.x + box.width / 2;
    await panel.page.mouse.move(middle, box.y + 8);
    await panel.page.mouse.down();
    await panel.page.mouse.move(middle - 60, box.y + 8);
    await panel.page.mouse.up();
    await set(panel);
    expect(await panel.lastIntent()).toEqual({ kind: "setTrigger", percent: 70 });
    expect(await slider(panel).getAttribute("aria-valuenow")).toBe("70");
    expect(await view(panel).count()).toBe(0);
    await panel.send({ kind: "patch", patch: { gauge: { ...gauge, trigger: 65_000 } } });
    expect(await slider(panel).getAttribute("aria-valuenow")).toBe("65");
  });

  test("is moved further while the host takes over the place before: that is not lost", async () => {
    const panel = await openPanel({ state: aState({ gauge }), width: 624 });
    await slider(panel).press("ArrowRight");
    await set(panel);
    await slider(panel).press("End");
    await panel.send({ kind: "patch", patch: { gauge: { ...gauge, trigger: 81_000 } } });
    await panel.isDrawn();
    expect(await slider(panel).getAttribute("aria-valuenow")).toBe("97");
    await panel.until("window.host.intents.filter(({ kind }) => kind === 'setTrigger').length === 2");
    expect(await panel.lastIntent()).toEqual({ kind: "setTrigger", percent: 97 });
  });

  test("that cannot be set is drawn, and cannot be reached", async () => {
    const panel = await openPanel({ state: aState({ gauge: aGauge() }) });
    expect(await panel.page.locator(".gauge-tick").count()).toBe(1);
    expect(await slider(panel).count()).toBe(0);
  });
});

test("G8 a summary that is being prepared has a sign in the gauge", async () => {
  const panel = await openPanel({ state: aState({ preparing: true }) });
  const sign = panel.page.getByRole("img", { name: "A summary is being prepared" });
  expect(await sign.count()).toBe(1);
  await panel.send({ kind: "patch", patch: { preparing: null } });
  expect(await sign.count()).toBe(0);
});
