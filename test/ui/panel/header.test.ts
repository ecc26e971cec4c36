import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";

import { COMMANDS } from "../../../src/manifest.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { aGauge, aState, user } from "../../support/panel/states.ts";
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
    expect(await panel.page.locator(".gauge").innerText()).toMatch(
      /12\.3k tokens · window unknown\s+Set the window…/,
    );
    expect(await panel.page.getByRole("meter").count()).toBe(0);
    await button(panel, "Set the window…").click();
    expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.setWindow });
  });

  test("without a model leads to choosing one, which has the window", async () => {
    const gauge = aGauge({ window: undefined, trigger: undefined, level: "unknown" });
    const panel = await openPanel({ state: aState({ model: undefined, gauge, items: [user(1, "why?")] }) });
    expect(await button(panel, "Set the window…").count()).toBe(0);
    await button(panel, "Choose a Model…").click();
    expect(await panel.lastIntent()).toEqual({ kind: "command", command: COMMANDS.chooseModel });
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
