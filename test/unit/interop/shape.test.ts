import { expect, test } from "vitest";

import { shapeOf } from "../../../src/interop/shape.ts";

const row = '{"type":"user","message":{"content":[1]}}';

test.for([
  ["rows", "JSON Lines", `${row}\n${row}\n`],
  ["rows", "a line that holds two rows", `${row}${row}\n`],
  ["rows", "a first line that is broken, good ones behind it", `"x"}]}\n${row}\n`],
  ["document", "a list over several lines", '[\n{"role":"user"},\n{"role":"user"}\n]\n'],
  ["document", "a list with its elements in a row each", '[{"a":1},\n{"a":2}]'],
  ["document", "an indented object", '{\n  "messages": [\n    {"role": "user"}\n  ]\n}\n'],
] as const)("%s: %s", ([shape, , head]) => {
  expect(shapeOf(head, true)).toBe(shape);
});

test("a first line longer than what is looked at: a list and an object with messages are documents, else it is a row", () => {
  expect(shapeOf('[{"role":"user","content":"xxxx', false)).toBe("document");
  expect(shapeOf('{"model":"m","messages":[{"role":"user","content":"xxxx', false)).toBe("document");
  expect(shapeOf('{"type":"user","message":{"content":[{"type":"image","data":"xxxx', false)).toBe("rows");
});
