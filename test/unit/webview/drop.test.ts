import { describe, expect, test } from "vitest";

import { droppedUris, LARGEST_DROP, tooLarge } from "../../../src/webview/drop.ts";

const drop = (data: Record<string, string>) => droppedUris((type) => data[type] ?? "");

describe("addresses are taken", () => {
  test("from VS Code's own list", () => {
    expect(drop({ "application/vnd.code.uri-list": "file:///a.jsonl\r\nfile:///b.json" })).toEqual([
      "file:///a.jsonl",
      "file:///b.json",
    ]);
  });

  test("from a plain list, without its comments", () => {
    expect(drop({ "text/uri-list": "# two files\nfile:///a.jsonl\n" })).toEqual(["file:///a.jsonl"]);
  });

  test("from the explorer's older format", () => {
    expect(drop({ ResourceURLs: '["file:///a.jsonl"]' })).toEqual(["file:///a.jsonl"]);
  });
});

test.each(["", "no JSON", '{"a":1}', "[1]"])("%j as the older format gives no address", (json) => {
  expect(drop({ ResourceURLs: json })).toEqual([]);
});

test("a file over the limit is refused with both sizes", () => {
  expect(tooLarge({ name: "big.jsonl", size: 214 * 1024 * 1024 })).toBe(
    "big.jsonl has 214 MB. A dropped file may have 100 MB: import it by the command instead.",
  );
});

test("a file at the limit is taken", () => {
  expect(tooLarge({ name: "a.jsonl", size: LARGEST_DROP })).toBeUndefined();
});
