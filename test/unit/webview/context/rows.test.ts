import { expect, test } from "vitest";

import { categoryRows } from "../../../../src/webview/context/rows.ts";
import { aContext } from "../../../support/panel/contextScenes.ts";
import { aGauge } from "../../../support/panel/states.ts";

test("the rows sum to the window, whatever is typed", () => {
  const { categories } = aContext();
  const used = categories.reduce((sum, { tokens }) => sum + tokens, 0);
  for (const draft of [0, 786]) {
    const rows = categoryRows({ categories }, aGauge({ used }), draft);
    expect(rows.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(65_536);
    expect(rows.some(({ name }) => name === "Draft")).toBe(draft > 0);
  }
});

test("nothing is free when more is used than there is", () => {
  const rows = categoryRows(aContext(), aGauge({ used: 64_000 }), 0);
  expect(rows.map(({ name }) => name)).not.toContain("Free");
});

test("an unknown window has no shares", () => {
  const rows = categoryRows(aContext(), aGauge({ window: undefined }), 0);
  expect(rows.every((row) => !("share" in row))).toBe(true);
});

test("what is next to nothing is not told as a whole percent, and nothing is none", () => {
  const categories = [
    { name: "Tiny", shownAs: "system", tokens: 100 } as const,
    { name: "Half", shownAs: "conversation", tokens: 32_768 } as const,
  ];
  const rows = categoryRows({ categories }, aGauge({ used: 32_868 }), 0);
  expect(rows.slice(0, 2).map(({ share }) => share)).toEqual(["<1%", "50%"]);
});
