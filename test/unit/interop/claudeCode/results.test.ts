import { describe, expect, test } from "vitest";

import { imported, outline, rowsOf } from "../importing.ts";
import { assistant, call, result, text, user } from "./rows.ts";

describe("tool results", () => {
  test("results of one parallel batch are one tool message directly behind their calls, however late they come", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      user([result("c1", "one")]),
      assistant("m1", [call("c2")]),
      user("Also look at b.ts"),
      user([result("c2", "two")]),
      assistant("m2", [text("Done.")]),
    );
    expect(outline(await imported(log))).toEqual([
      "user: Go",
      "assistant: call Read#c1 {} | call Read#c2 {}",
      "tool: result Read#c1 one | result Read#c2 two",
      "user: Also look at b.ts",
      "assistant: Done.",
    ]);
  });

  test("a row with a result and text becomes a tool message and a user message", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      user([result("c1"), text("No, the other file.")]),
    );
    expect(outline(await imported(log)).slice(2)).toEqual([
      "tool: result Read#c1 ok",
      "user: No, the other file.",
    ]);
  });

  test("texts and images inside a result are taken over, and an error stays one", async () => {
    const image = { type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } };
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c1")]),
      user([{ ...result("c1", [text("a"), text("b"), image]), is_error: true }]),
    );
    expect(outline(await imported(log)).at(-1)).toBe("tool: error Read#c1 a\nb+media");
  });

  test("a result without a call stays where it is, and a call without a result is kept", async () => {
    const log = rowsOf(user("Go"), user([result("lost", "x")]), assistant("m1", [call("c1")]));
    expect(outline(await imported(log))).toEqual([
      "user: Go",
      "tool: result unknown#lost x",
      "assistant: call Read#c1 {}",
    ]);
  });

  test("a result in front of its call finds it all the same", async () => {
    const log = rowsOf(user("Go"), user([result("c1", "early")]), assistant("m1", [call("c1")]));
    expect(outline(await imported(log)).slice(1)).toEqual([
      "assistant: call Read#c1 {}",
      "tool: result Read#c1 early",
    ]);
  });

  test("calls and results without ids are paired in their order", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [
        { type: "tool_use", name: "A", input: {} },
        { type: "tool_use", name: "B", input: {} },
      ]),
      user([{ type: "tool_result", content: "a" }]),
      user([{ type: "tool_result", content: "b" }]),
    );
    expect(outline(await imported(log)).at(-1)).toBe("tool: result A#imported-1 a | result B#imported-2 b");
  });

  test("an id that is used again belongs to the newest call that is still open", async () => {
    const log = rowsOf(
      user("Go"),
      assistant("m1", [call("c", "First")]),
      user([result("c", "1")]),
      assistant("m2", [call("c", "Second")]),
      user([result("c", "2")]),
    );
    expect(outline(await imported(log)).filter((line) => line.startsWith("tool"))).toEqual([
      "tool: result First#c 1",
      "tool: result Second#c 2",
    ]);
  });
});
