import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { launchPanels } from "./page.ts";
import { SCENES } from "./scenes.ts";
import type { Scene } from "./scenes.ts";
import { ALL_THEMES } from "./themes.ts";

/** `node test/support/panel/screenshots.ts FOLDER [SCENE…]`: pictures of every scene in every theme and width. */

const WIDTHS = [240, 400, 900];

const [folder = "demo/panel", ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
await using panels = await launchPanels();
for (const [name, { state, act }] of Object.entries<Scene>(SCENES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const theme of ALL_THEMES) {
    for (const width of WIDTHS) {
      await using panel = await panels.open({ theme, width, state, reducedMotion: true });
      await act?.(panel);
      await panel.isDrawn();
      await panel.page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
    }
  }
}
