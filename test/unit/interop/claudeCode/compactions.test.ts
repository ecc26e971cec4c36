import { describe, expect, test } from "vitest";

import { imported, leftOut, outline, rowsOf } from "../importing.ts";
import { assistant, boundary, call, result, summary, user } from "./rows.ts";

describe("recorded compactions", () => {
  test("a boundary and its summary become a compaction at their place, numbered as boundaries are", async () => {
    const log = rowsOf(
      user("Go"),
      boundary({ compactMetadata: { trigger: "auto", preTokens: 170_000 } }),
      summary("First summary"),
      user("On"),
      boundary({ compactMetadata: { trigger: "manual" } }),
      summary("Second summary"),
    );
    const { items } = await imported(log);
    expect(items.filter((item) => item.kind === "compaction")).toMatchObject([
      { cut: 0, trigger: "auto", tokensBefore: 170_000, summary: "First summary" },
      { cut: 1, trigger: "manual", summary: "Second summary" },
    ]);
    expect(items.map((item) => item.kind)).toEqual(["message", "compaction", "message", "compaction"]);
  });

  test("a boundary without a summary is counted, and still has its number", async () => {
    const log = rowsOf(user("Go"), boundary(), user("On"), boundary(), summary("S"), boundary(), summary(""));
    const conversation = await imported(log);
    expect(outline(conversation)).toEqual(["user: Go", "user: On", "compaction 1 unknown: S"]);
    expect(leftOut(conversation)).toEqual(["2 compactions without a summary"]);
  });

  test("a log that goes on from another file begins with that summary as a message", async () => {
    const log = rowsOf(boundary(), summary("This session is continued."), user("On"));
    expect(outline(await imported(log))).toEqual(["user: This session is continued.", "user: On"]);
  });

  test("a result behind the boundary stays with its call in front of it", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      boundary(),
      summary("S"),
      user([result("c1")]),
    );
    expect(outline(await imported(log)).slice(-2)).toEqual([
      "tool: result Read#c1 ok",
      "compaction 0 unknown: S",
    ]);
  });
});
