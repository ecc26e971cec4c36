import { expect, test } from "vitest";

import { keyOf, listRows, searchStatus } from "../../../src/webview/listRows.ts";
import { aSearch, aSession } from "../../support/panel/listScenes.ts";

const sessions = [
  aSession({ id: "s1", title: "Attribution" }),
  aSession({ id: "s3", title: "The new Router" }),
  aSession({ id: "s5", title: "Other" }),
];
const kinds = (text: string, search = aSearch()): readonly string[] =>
  listRows({ sessions, search }, text).map((row) =>
    `${row.kind} ${row.kind === "hit" ? row.hit.entry : ""}`.trim(),
  );

test("without anything to search for all conversations are shown, in their order", () => {
  expect(listRows({ sessions }, " ").map(keyOf)).toEqual(["s1", "s3", "s5"]);
});

test("titles that match come first, then hits under the titles of their conversations", () => {
  expect(kinds("router")).toEqual([
    "conversation",
    "heading",
    "hit e1",
    "hit e2",
    "heading",
    "hit e3",
    "heading",
    "hit e4",
  ]);
});

test("hits of a conversation that is gone are left out", () => {
  const rows = listRows({ sessions: sessions.slice(0, 1), search: aSearch() }, "router");
  expect(rows.map(keyOf)).toEqual(["heading s1", "s1 e1", "s1 e2"]);
});

test("no two rows have one key", () => {
  const keys = listRows({ sessions, search: aSearch() }, "router").map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ["", undefined, false, undefined],
  ["++", undefined, true, "Type a word to search for."],
  ["a", undefined, true, "Searching…"],
  ["a", { progress: { done: 1, total: 3 } }, true, "Searching… 33% of all conversations read"],
  ["a", {}, true, "Nothing found."],
  ["a", { isCut: true }, false, "Only the newest are shown. More words narrow it down."],
  ["a", {}, false, undefined],
])("of %j the search says how it stands", (text, answer, isEmpty, status) => {
  expect(searchStatus(answer && aSearch({ query: text, ...answer }), text, isEmpty)).toBe(status);
});
