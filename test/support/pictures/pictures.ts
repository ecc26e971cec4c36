import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { launchPanels, type PanelPage } from "../panel/page.ts";
import { projectFolder } from "../workbench/workbench.ts";
import { readPng, writePng } from "./png.ts";
import { quantize } from "./quantize.ts";
import { shotsOf } from "./shots.ts";
import { tellStory } from "./story.ts";

/** `npm run pictures`: takes the pictures of the README and of the walkthrough anew. */

/** Anti-aliased text has many shades; fewer are seen. */
const COLORS = 64;

const [wanted = ""] = process.argv.slice(2);
const shots = shotsOf(await tellStory());
await using panels = await launchPanels();
let total = 0;
for (const [name, { act, ...options }] of shots) {
  if (!name.includes(wanted)) continue;
  await using panel = await panels.open({ ...options, reducedMotion: true });
  await act?.(panel);
  await panel.page.mouse.move(0, 0);
  await panel.isDrawn();
  const file = writePng(quantize(readPng(await settled(panel)), COLORS));
  const path = join(projectFolder, "media", name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, file);
  total += file.length;
  console.log(`media/${name}: ${Math.ceil(file.length / 1024)} KB`);
}
console.log(`${shots.size} pictures, ${Math.ceil(total / 1024)} KB`);

/** Taken when nothing moves any more: what is measured and scrolled to comes some frames later. */
async function settled(panel: PanelPage): Promise<Buffer> {
  let last = await panel.page.screenshot();
  for (;;) {
    await panel.isDrawn();
    const next = await panel.page.screenshot();
    if (next.equals(last)) return next;
    last = next;
  }
}
