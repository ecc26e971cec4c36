import { describe, expect, it } from "vitest";

import { project } from "../../../src/engine/transcript.ts";
import { printOriginals } from "../../../src/summaries/originals.ts";
import { assistant, call, logOf, result, tool, user } from "../../support/engine/build.ts";

const { messages } = project(
  logOf([
    user("Why does it fail?"),
    assistant("Looking.", call("c", "read_file", '{"path":"src/a.ts"}')),
    tool(result("c", "text with ``` and ```` fences\n", { isError: true })),
    { ...assistant("Because."), status: "stopped" },
  ]),
);

describe("originals", () => {
  it("are printed word for word, numbered as in the log", () => {
    const text = printOriginals(messages, { from: 1, to: 4 }) ?? "";
    expect(text.match(/^## .*/gm)?.map((line) => line.split(" · ").slice(0, 2).join(" "))).toEqual([
      "## 1 User",
      "## 2 Assistant",
      "## 3 Tool results",
      "## 4 Assistant",
    ]);
    for (const words of [
      "Why does it fail?",
      '{"path":"src/a.ts"}',
      "text with ``` and ```` fences",
      "Because.",
    ])
      expect(text).toContain(words);
    expect(text).toContain("*Result of* `read_file` (failed)");
    expect(text).toContain("· stopped");
  });

  it("stand in a fence that nothing in them closes", () => {
    const text = printOriginals(messages, { from: 3, to: 3 }) ?? "";
    expect(text.match(/^`{5}/gm)).toHaveLength(2);
  });

  it("are only those asked for, as far as there are any", () => {
    expect(printOriginals(messages, { from: 2, to: 2 })).not.toContain("Why");
    expect(printOriginals(messages, { from: 4, to: 99 })).toContain("## 4");
    expect(printOriginals(messages, { from: 5, to: 9 })).toBeUndefined();
  });
});
