import { describe, expect, test } from "vitest";

import { contextState } from "../../support/panel/contextScenes.ts";
import { manySessions, openList } from "../../support/panel/listScenes.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { askSources } from "../../support/panel/previewScenes.ts";
import { SCENES } from "../../support/panel/scenes.ts";
import type { Scene } from "../../support/panel/scenes.ts";
import { aCard, aState, NOW, user } from "../../support/panel/states.ts";
import { focused, markFocused, notWalked } from "./focused.ts";
import { button, nameOfFocus, press } from "./keys.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

const kinds = async (panel: PanelPage): Promise<string[]> => (await panel.intents()).map(({ kind }) => kind);

/** Of thousands of messages only those near the end are walked; steps of Tab. */
const MOST_STEPS = 120;
const ENDLESS = ["long", "reading"];

test.each(Object.entries<Scene>(SCENES))(
  "all of %s is reached by Tab, and shows where it is",
  async (name, { state, act }) => {
    const panel = await openPanel({ state, width: 400, height: 2400, reducedMotion: true });
    await act?.(panel);
    // What takes the focus when it opens has it then.
    await panel.isDrawn();
    await panel.page.evaluate("document.activeElement.blur()");
    const faults = new Set<string>();
    for (let step = 0; step < MOST_STEPS; step++) {
      await panel.page.keyboard.press("Tab");
      const now = await panel.page.evaluate(focused);
      if (now.name !== "" && (await panel.page.evaluate(markFocused))) break;
      for (const fault of now.faults) faults.add(`${now.name} ${fault}`);
    }
    const missed = ENDLESS.includes(name) ? [] : await panel.page.evaluate(notWalked);
    expect({ faults: [...faults], missed }).toEqual({ faults: [], missed: [] });
  },
);

const running = { id: "r1", kind: "answer", started: NOW, label: "Answering" } as const;

describe("Esc", () => {
  test("ends one thing at a time, the run last", async () => {
    const sessions = manySessions(3);
    const panel = await openPanel({ state: { ...contextState(), sessions, run: running } });
    const context = panel.page.getByRole("region", { name: "Context", exact: true });
    await button(panel, "What fills the context window").press("Enter");
    await openList(panel, "router");
    await press(panel, "Escape");
    expect(await panel.page.getByRole("textbox", { name: "Search in all conversations" }).inputValue()).toBe(
      "",
    );
    await press(panel, "Escape");
    expect([await panel.page.getByRole("dialog").count(), await context.count()]).toEqual([0, 1]);
    await press(panel, "Escape");
    expect([await context.count(), await kinds(panel)]).toEqual([0, expect.not.arrayContaining(["stop"])]);
    await press(panel, "Escape");
    expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r1" });
  });

  test("closes where a line comes from, and leaves the run alone", async () => {
    const panel = await openPanel({ state: aState({ items: [aCard(9)], run: running }) });
    await askSources(panel);
    await panel.send({
      kind: "sources",
      compaction: aCard(9).id,
      line: "Never touch generated files under api/.",
      found: [],
    });
    await panel.page.getByText("No message that it stands for").waitFor();
    await press(panel, "Escape");
    expect(await panel.page.locator(".line-sources").count()).toBe(0);
    expect(await kinds(panel)).not.toContain("stop");
    expect(await nameOfFocus(panel)).toContain("Never touch generated files");
  });

  test("stops a run also when nothing has the focus", async () => {
    const panel = await openPanel({ state: aState({ items: [user(1, "a")], run: running }) });
    await panel.page.evaluate("document.activeElement.blur()");
    await press(panel, "Escape");
    expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r1" });
  });
});

test("what listens to clicks is a button or a link, or hands on what is pressed in it", async () => {
  const panel = await openPanel({ state: SCENES.covered.state });
  const others = await panel.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#root *")]
      .filter((one) => getComputedStyle(one).cursor === "pointer")
      .filter((one) => one.closest("button, a[href]") === null)
      .map((one) => one.className),
  );
  expect(others).toEqual([]);
});
