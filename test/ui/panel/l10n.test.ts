import { describe, expect, test } from "vitest";

import type { ViewState } from "../../../src/protocol/view.ts";
import { bracketed, german, hasWords, outsideBrackets, type Words } from "../../support/l10n/words.ts";
import type { PanelPage } from "../../support/panel/page.ts";
import { SCENES } from "../../support/panel/scenes.ts";
import type { Scene } from "../../support/panel/scenes.ts";
import { ALL_TEXTS, CUT_TEXTS, OVERLAPPING } from "./pageTexts.ts";
import { tooWide } from "./room.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

/** The text of the hostile scene is drawn otherwise than it is written. */
const HONEST = Object.entries<Scene>(SCENES).filter(([name]) => name !== "hostile");

const UNFOLD = `for (const one of document.querySelectorAll("main [aria-expanded=false]")) one.click();`;

/** Values that are no text, by the names of their fields. */
const CODES = new Set(
  "kind role state status source level category shownAs trigger strategy action trouble".split(" "),
);

/** What a view has to show as it is. */
function dataOf(state: ViewState): string {
  const texts: string[] = [];
  JSON.stringify(state, (name, value: unknown) => {
    if (typeof value === "string" && !CODES.has(name)) texts.push(value);
    return value;
  });
  return plain(texts.join("\n"));
}

/** Without the marks of Markdown and of hidden characters. */
const plain = (text: string): string =>
  text
    .replaceAll(/[`*#]|U\+[\dA-F]+/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** What this page shows that is neither from the bundle nor from the host. */
async function bareTexts({ page }: PanelPage, state: ViewState): Promise<string[]> {
  const { text, told }: { text: string; told: string[] } = await page.evaluate(ALL_TEXTS);
  const data = dataOf(state);
  const outside = [text, ...told].flatMap((one) => outsideBrackets(one).split(/\n| · /));
  return [...new Set(outside.map(plain))].filter((one) => hasWords(one) && !data.includes(one));
}

async function openScene({ state, act }: Scene, words: Words, width = 300): Promise<PanelPage> {
  const panel = await openPanel({ state, words, width, height: 2000, reducedMotion: true });
  await act?.(panel);
  await panel.isDrawn();
  return panel;
}

describe("every text of the panel comes from the bundle", () => {
  const words = bracketed();

  test.each(HONEST)("%s", async (_, scene) => {
    const panel = await openScene(scene, words);
    expect(await bareTexts(panel, scene.state)).toEqual([]);
    await panel.page.evaluate(UNFOLD);
    await panel.isDrawn();
    expect(await bareTexts(panel, scene.state)).toEqual([]);
    expect(panel.problems).toEqual([]);
  });

  test("what this would find", async () => {
    const { Reply: _, "{0} tokens": __, ...others } = words.bundle;
    const panel = await openScene(SCENES.working, { ...words, bundle: others });
    expect(await bareTexts(panel, SCENES.working.state)).toEqual(["tokens", "Reply"]);
  });
});

/** Pixels. */
const NARROW = [240, 300];

describe("long German words have room", () => {
  const words = german();

  test.each(HONEST)("%s", async (_, scene) => {
    const panel = await openScene(scene, words, NARROW[0]);
    const data = dataOf(scene.state);
    for (const width of NARROW) {
      await panel.page.setViewportSize({ width, height: 2000 });
      await panel.isDrawn();
      const dotted: string[] = await panel.page.evaluate(CUT_TEXTS);
      const ours = dotted
        .flatMap((text) => text.split(" · ").map(plain))
        .filter((one) => !data.includes(one));
      const overlapping = await panel.page.evaluate(OVERLAPPING);
      const wide = await panel.page.evaluate(tooWide);
      expect({ width, ours, overlapping, wide }).toEqual({ width, ours: [], overlapping: [], wide: [] });
    }
  });
});
