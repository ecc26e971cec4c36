import { expect, test } from "vitest";

import { DocumentCutter } from "../../../src/interop/cutDocument.ts";

/** The parts of a text that comes in pieces of so many characters. */
function cut(text: string, size = text.length) {
  const cutter = new DocumentCutter();
  const parts = [];
  for (let from = 0; from < text.length; from += size)
    parts.push(...cutter.feed(text.slice(from, from + size)));
  return { parts: parts.map(({ key, text: part }) => (key === undefined ? part : `${key}=${part}`)), cutter };
}

const document = String.raw`{ "a" : [ {"x":"],\"{"}, [1,[2]], "s,", 3 ], "b": {"c":[1,{"d":2}]}, "e":"[\\", "f" : [] , "g":null }`;
const parts = [
  String.raw`a={"x":"],\"{"}`,
  "a=[1,[2]]",
  'a="s,"',
  "a=3",
  'b= {"c":[1,{"d":2}]}',
  String.raw`e="[\\"`,
  "g=null",
];

test("an object is cut into its members, and members that are lists into their elements", () => {
  const { parts: found, cutter } = cut(document);
  expect(found).toEqual(parts);
  expect([...cutter.lists]).toEqual(["a", "f"]);
  expect(cutter.isUnfinished()).toBe(false);
});

test("it does not matter where the pieces end", () => {
  for (let size = 1; size < 20; size++) expect(cut(document, size).parts).toEqual(parts);
});

test("a list is cut into its elements, over any number of lines", () => {
  expect(cut('\n[\n  {"a": [1, 2]},\n  "b"\n]\n').parts).toEqual(['{"a": [1, 2]}', '"b"']);
});

test("a text that breaks off gives what is whole, and is unfinished", () => {
  const { parts: found, cutter } = cut('[{"a":1},{"b":"x');
  expect(found).toEqual(['{"a":1}']);
  expect(cutter.isUnfinished()).toBe(true);
});
