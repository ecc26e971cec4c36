import { expect, test } from "vitest";

import { Tally } from "../../../src/interop/leftOut.ts";

test.each([
  ["prüfer", "prüfer"],
  ["検査", "検査"],
  ["a\u202eb\u0007<b>", "a?b??b?"],
])("a detail keeps its letters and nothing that could be a trick: %j", (detail, shown) => {
  const tally = new Tally();
  tally.add("otherRole", detail);
  expect(tally.list()).toEqual([{ count: 1, what: `message in another role (${shown})` }]);
});
