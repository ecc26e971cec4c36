import { expect, test } from "vitest";

import { violations } from "../../support/panel/axe.ts";
import { SCENES } from "../../support/panel/scenes.ts";
import type { Scene } from "../../support/panel/scenes.ts";
import { outOfReach, tooWide } from "./room.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

/** CSS pixels; the last is a panel of 480 at twice the zoom. */
const SIZES = [
  [240, 800],
  [480, 800],
  [1200, 800],
  [240, 400],
] as const;

test.each(Object.entries<Scene>(SCENES))("%s has room for everything", async (_, { state, act }) => {
  const panel = await openPanel({ state, reducedMotion: true });
  await act?.(panel);
  for (const [width, height] of SIZES) {
    await panel.page.setViewportSize({ width, height });
    await panel.isDrawn();
    const found = {
      wide: await panel.page.evaluate(tooWide),
      small: await violations(panel, ["target-size"]),
      out: await panel.page.evaluate(outOfReach),
    };
    expect.soft({ width, height, ...found }).toEqual({ width, height, wide: [], small: [], out: [] });
  }
});
