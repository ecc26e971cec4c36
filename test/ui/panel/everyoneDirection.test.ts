import { expect, test } from "vitest";

import { SCENES } from "../../support/panel/scenes.ts";
import type { Scene } from "../../support/panel/scenes.ts";
import { outOfReach, tooWide } from "./room.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

test("in a message from right to left each thing has its own direction", async () => {
  const panel = await openPanel({ ...SCENES.rightToLeft, width: 400, height: 1800 });
  const directions = await panel.page.evaluate(() => {
    const directionOf = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((one) => getComputedStyle(one).direction);
    return {
      lists: directionOf(".message.assistant .markdown > div > :is(ul, ol)"),
      tables: directionOf(".message.assistant table"),
      code: directionOf("pre"),
      ends: directionOf(".message-end"),
      tools: directionOf(".tool-line, .message-tools"),
    };
  });
  expect(directions).toEqual({
    lists: ["rtl", "rtl"],
    tables: ["rtl"],
    code: ["ltr"],
    ends: ["ltr"],
    tools: expect.not.arrayContaining(["rtl"]),
  });
});

test("the user's messages stand on one side, whatever their language", async () => {
  const panel = await openPanel({ ...SCENES.rightToLeft, width: 400, height: 1800 });
  const sides = await panel.page
    .locator(".message.user")
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)));
  expect(sides).toEqual([388, 388]);
});

test("each line of a person's message begins on the side of its own language", async () => {
  const panel = await openPanel({ ...SCENES.rightToLeft, width: 400, height: 1800 });
  const starts = await panel.page
    .locator(".message.user .verbatim")
    .first()
    .evaluate((one) => {
      const { left, right } = one.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(one);
      return [...range.getClientRects()].map((line) =>
        line.left - left > right - line.right ? "right" : "left",
      );
    });
  expect([...new Set(starts)].toSorted()).toEqual(["left", "right"]);
});

test.each(Object.entries<Scene>(SCENES))(
  "%s keeps its room on a page from right to left",
  async (_, { state, act }) => {
    const panel = await openPanel({ state, width: 300, reducedMotion: true });
    await panel.page.evaluate("document.documentElement.dir = 'rtl'");
    await act?.(panel);
    await panel.isDrawn();
    expect({
      wide: await panel.page.evaluate(tooWide),
      out: await panel.page.evaluate(outOfReach),
    }).toEqual({ wide: [], out: [] });
  },
);
