import { describe, expect, test } from "vitest";

import { violations } from "../../support/panel/axe.ts";
import { SCENES } from "../../support/panel/scenes.ts";
import type { Scene } from "../../support/panel/scenes.ts";
import { aMessage, aState, text } from "../../support/panel/states.ts";
import { ALL_THEMES } from "../../support/panel/themes.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

describe.each(Object.entries<Scene>(SCENES))("%s", (_, { state, act }) => {
  test("breaks no rule of accessibility in any theme", async () => {
    const panel = await openPanel({ state, width: 400, height: 1600 });
    await act?.(panel);
    for (const theme of ALL_THEMES) {
      await panel.wear(theme);
      expect.soft({ theme, found: await violations(panel) }).toEqual({ theme, found: [] });
    }
    expect(panel.problems).toEqual([]);
  });

  test("stands still for people who want less motion, by either setting", async () => {
    const moving = `document.getAnimations().map(({ animationName, transitionProperty }) => animationName ?? transitionProperty)`;
    const panel = await openPanel({ state, reducedMotion: true });
    await act?.(panel);
    expect(await panel.page.evaluate(moving)).toEqual([]);
    await panel.page.emulateMedia({ reducedMotion: "no-preference" });
    await panel.page.evaluate("document.body.classList.add('vscode-reduce-motion')");
    await panel.isDrawn();
    expect(await panel.page.evaluate(moving)).toEqual([]);
  });
});

test("code that is wider than the panel is reached by Tab and scrolled by arrow keys", async () => {
  const code = `\`\`\`ts\nconst wide = "${"wide ".repeat(60)}";\n\`\`\``;
  const panel = await openPanel({ state: aState({ items: [aMessage(1, { parts: [text(code)] })] }) });
  await panel.page.getByRole("log").focus();
  await panel.page.keyboard.press("Tab");
  expect(await panel.page.evaluate("document.activeElement.tagName")).toBe("PRE");
  await panel.page.keyboard.press("ArrowRight");
  await panel.until("document.activeElement.scrollLeft > 0");
});
