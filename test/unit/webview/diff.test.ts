import { describe, expect, test } from "vitest";

import { diffLines, diffStat } from "../../../src/webview/diff.ts";

const DIFF = `--- a/x.sql
+++ b/x.sql
@@ -1,4 +1,4 @@ select
 same
--- a comment of SQL
+++ counter
\\ No newline at end of file
`;

describe("a unified diff", () => {
  test("is drawn without its header, each line with its kind and without its sign", () => {
    expect(diffLines(DIFF)).toEqual([
      { kind: "place", text: "@@ -1,4 +1,4 @@" },
      { kind: "same", text: "same" },
      { kind: "removed", text: "-- a comment of SQL" },
      { kind: "added", text: "++ counter" },
    ]);
  });

  test("counts its lines", () => {
    expect(diffStat(diffLines(DIFF))).toEqual({ added: 1, removed: 1 });
  });

  test("keeps empty lines and lines without a sign", () => {
    expect(diffLines("@@ -1 +1 @@\n \n\nodd\n").slice(1)).toEqual([
      { kind: "same", text: "" },
      { kind: "same", text: "" },
      { kind: "same", text: "odd" },
    ]);
  });
});
