import { describe, expect, test } from "vitest";

import { imported, leftOut, outline, refused, rowsOf } from "../importing.ts";
import { assistant, row, text, user } from "./rows.ts";

describe("what is left out is counted", () => {
  test("subagents, progress, unknown rows, and what the program made up itself", async () => {
    const log = rowsOf(
      user("Go"),
      user("Search", { isSidechain: true }),
      row("progress", { data: {} }),
      row("file-history-snapshot", {}),
      row("system", { subtype: "turn_duration" }),
      row("system", { subtype: "microcompact_boundary" }),
      assistant("e1", [text("API Error: 529")], { model: "<synthetic>" }),
      user("<command-name>/exit</command-name>"),
      user("<local-command-stdout>Bye!</local-command-stdout>"),
      assistant("m1", [
        { type: "thinking", thinking: "", signature: "x" },
        { type: "server_tool_use" },
        text("Hi"),
      ]),
      user(""),
    );
    const conversation = await imported(log);
    expect(outline(conversation)).toEqual(["user: Go", "assistant: Hi"]);
    expect(leftOut(conversation)).toEqual([
      "3 rows of other kinds (progress, file-history-snapshot, turn_duration)",
      "1 mark where the other program cleared old tool output (the output itself is here)",
      "1 message made up by the other program",
      "2 echoes of commands of the other program's own interface",
      "1 part of another kind (server_tool_use)",
      "1 encrypted or empty reasoning",
      "1 row of a subagent",
      "1 empty message",
    ]);
  });

  test("injected context that the model saw is kept", async () => {
    const log = rowsOf(
      user([text("<system-reminder>Be brief.</system-reminder>"), text("Go")]),
      user("<command-message>review</command-message><command-name>/review</command-name>"),
      user("Base directory for this skill: /s", { isMeta: true }),
    );
    expect((await imported(log)).counts.messages).toBe(3);
  });

  test("a subagent's own log is that conversation", async () => {
    const log = rowsOf(
      user("Search", { isSidechain: true }),
      assistant("m1", [text("Found.")], {}),
    ).replaceAll('"sessionId":"s"', '"sessionId":"s","isSidechain":true');
    expect(outline(await imported(log))).toEqual(["user: Search", "assistant: Found."]);
  });

  test("a log without any message is refused in plain words", async () => {
    const { what } = await refused(rowsOf(row("file-history-snapshot", {})), "empty.jsonl");
    expect(what).toBe("empty.jsonl is a Claude Code session log without any message.");
  });
});
