import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { SCENES } from "../../support/panel/scenes.ts";
import type { Theme } from "../../support/panel/themes.ts";
import { usePanels } from "./usePanels.ts";

const openPanel = usePanels();

test("every color that the panel uses is one that VS Code has in all its kinds of themes", () => {
  const styles = new URL("../../../src/webview/styles/", import.meta.url);
  const themes = JSON.parse(
    readFileSync(new URL("../../support/panel/themes.json", import.meta.url), "utf8"),
  ) as Record<Theme, Record<string, string>>;
  const css = readdirSync(styles).map((name) => readFileSync(new URL(name, styles), "utf8"));
  // A color with a fallback may be missing.
  const used = new Set(
    css.flatMap((text) => [...text.matchAll(/var\((--vscode-[\w-]+)\)/g)].map(([, name]) => name)),
  );
  const missing = Object.entries(themes).flatMap(([theme, variables]) =>
    [...used].filter((name) => name !== undefined && !(name in variables)).map((name) => `${theme}: ${name}`),
  );
  expect(used.size).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});

test("colors are named by VS Code's variables only", () => {
  const styles = new URL("../../../src/webview/styles/", import.meta.url);
  const css = readdirSync(styles).map((name) => readFileSync(new URL(name, styles), "utf8"));
  // A mask's black is no color.
  const colors = css.flatMap((text) => text.match(/(?:#[\da-f]{3,8}\b|\b(?:rgba?|hsla?)\()/gi) ?? []);
  expect(colors.filter((color) => color !== "#000")).toEqual([]);
});

test("at twice the zoom everything can still be reached", async () => {
  const panel = await openPanel({ state: SCENES.working.state, width: 300, height: 700 });
  await panel.page.evaluate("document.documentElement.style.zoom = 2");
  await panel.isDrawn();
  await panel.page.getByRole("button", { name: "Stop" }).click();
  expect(await panel.lastIntent()).toEqual({ kind: "stop", run: "r1" });
});

test("the whole panel can be walked by keyboard, from the header to the input", async () => {
  const panel = await openPanel({ state: SCENES.covered.state, height: 2000 });
  const names: string[] = [];
  for (let step = 0; step < 80; step++) {
    await panel.page.keyboard.press("Tab");
    const name = await panel.page.evaluate(
      "(document.activeElement.ariaLabel ?? document.activeElement.innerText).trim()",
    );
    if (names.includes(String(name)) && name === names[0]) break;
    names.push(String(name));
  }
  const inOrder = ["Conversations", "Conversation", "Show summary", "Undo", "Message", "Compact"];
  expect(inOrder.map((name) => names.indexOf(name))).toEqual(
    inOrder.map((name) => names.indexOf(name)).toSorted((a, b) => a - b),
  );
  expect(names).toEqual(expect.arrayContaining(inOrder));
});
