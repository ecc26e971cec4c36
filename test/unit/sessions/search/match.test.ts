import { describe, expect, test } from "vitest";

import { excerptOf } from "../../../../src/sessions/search/match.ts";
import { parseQuery } from "../../../../src/sessions/search/query.ts";

/** The excerpt with brackets around what was found; undefined when it is not found. */
function found(query: string, text: string): string | undefined {
  const parsed = parseQuery(query);
  const excerpt = parsed && excerptOf(text, parsed);
  return excerpt?.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join("");
}

test.each([
  ["the beginning of a word", "rout", "A router.", "A [rout]er."],
  ["without case", "ROUTER", "a Router", "a [Router]"],
  ["without accents", "resume", "mon résumé", "mon [résumé]"],
  ["accents that are typed", "résumé", "my resume", "my [resume]"],
  ["accents of their own", "resume", "mon re\u0301sume\u0301 et", "mon [re\u0301sume\u0301] et"],
  ["a sigma that ends a word", "λόγος", "Ο ΛΟΓΟΣ μου", "Ο [ΛΟΓΟΣ] μου"],
  ["a word inside an identifier", "perfile", "UserAddedPerFile", "UserAdded[PerFile]"],
  ["one behind capitals", "server", "HTTPServer", "HTTP[Server]"],
  ["one behind an underscore", "bar", "foo_bar", "foo_[bar]"],
  ["a path", "src/a.t", "in src/a.ts", "in [src/a.t]s"],
  ["signs behind a word", "c++", "in C++ now", "in [C++] now"],
  ["words in any order", "two one", "one and two", "[one] and [two]"],
  ["words in quotes together", '"one two"', "one and one two", "one and [one two]"],
  ["Chinese anywhere", "检索", "全文检索引擎", "全文[检索]引擎"],
  ["Japanese anywhere", "検索", "全文検索です", "全文[検索]です"],
  ["Korean, half typed", "하", "그리고 한국", "그리고 [한]국"],
  ["Thai anywhere", "ค้นหา", "การค้นหาข้อความ", "การ[ค้นหา]ข้อความ"],
  ["Arabic", "بحث", "عن بحث", "عن [بحث]"],
])("finds %s", (_, query, text, expected) => {
  expect(found(query, text)).toBe(expected);
});

test.each([
  ["the middle of a word", "outer", "A router."],
  ["one word of two", "one three", "one and two"],
  ["words in quotes apart", '"one two"', "one and two"],
  ["other signs", "c++", "C+ and C#"],
])("does not find %s", (_, query, text) => {
  expect(found(query, text)).toBeUndefined();
});

test.each(["", "  ", "++", '"', "\u0301", "。"])("without a word in it, %j is no question", (query) => {
  expect(parseQuery(query)).toBeUndefined();
});

describe("an excerpt", () => {
  test("is a line around the first hit, begun at a word", () => {
    const text = `${"before ".repeat(100)}needle${" after".repeat(100)}`;
    const excerpt = found("needle", text);
    expect(excerpt).toMatch(/^…before before before before before \[needle\] after/);
    expect(excerpt?.length).toBeLessThan(260);
  });

  test("marks the other hits that are near", () => {
    expect(found("alpha omega", "omega then alpha")).toBe("[omega] then [alpha]");
  });

  test("has no line breaks and no half characters", () => {
    const excerpt = found("needle", `${"😀".repeat(60)}\n\nneedle\t${"😀".repeat(200)}`);
    expect(excerpt).toContain(" [needle] ");
    expect(excerpt?.isWellFormed()).toBe(true);
  });
});

test("is found in a long text in Korean, however often its beginning comes before", () => {
  const text = `${"자동차".repeat(20_000)} 자전거`;
  expect(found("자전거", text)).toMatch(/\[자전거\]$/);
});
