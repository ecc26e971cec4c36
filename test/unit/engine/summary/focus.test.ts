import { expect, it } from "vitest";

import { readWish } from "../../../../src/engine/summary/focus.ts";

it.each([
  ["focus on the parser", { focus: "the parser" }],
  ["Focus: the parser\nKeep every number.", { focus: "the parser", instructions: "Keep every number." }],
  ["Keep every number.", { instructions: "Keep every number." }],
  ["focus on", { instructions: "focus on" }],
  ["The focus on errors is wrong.", { instructions: "The focus on errors is wrong." }],
  ["  ", {}],
])("Z7 %j is read as %j", (text, wish) => expect(readWish(text)).toEqual(wish));
