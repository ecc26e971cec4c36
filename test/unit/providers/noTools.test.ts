import { describe, expect, it } from "vitest";

import { httpFailure } from "../../../src/providers/failures.ts";
import { noToolsRows } from "../../../src/providers/noTools.ts";
import { overflowRows } from "../../../src/providers/overflow.ts";

const failureOf = (message: string, status: number) =>
  httpFailure(
    { status, headers: new Headers(), body: JSON.stringify({ error: { message } }) },
    { server: { baseUrl: "http://localhost:11434/v1" }, model: "small-one" },
  );

describe("the table of refusals of tools", () => {
  it.each(noToolsRows)("knows the wording of $servers, whatever the status", ({ sample }) => {
    expect([400, 404, 405, 500].map((status) => failureOf(sample, status).reason)).toEqual(
      Array.from({ length: 4 }, () => "noTools"),
    );
  });

  it.each(noToolsRows)(
    "reads the sample of $servers by that row and not by another",
    ({ pattern, sample }) => {
      expect(noToolsRows.filter((row) => row.pattern.test(sample))).toMatchObject([{ pattern }]);
    },
  );

  it("says plainly what cannot be done and what can, and that asking again is no use", () => {
    expect(failureOf("small-one does not support tools", 400)).toEqual({
      reason: "noTools",
      retryable: false,
      message:
        "“small-one” cannot use tools at http://localhost:11434, as it is set up there. It can still answer, but not read or change files.",
    });
  });

  it.each([
    "No endpoints found for small-one.",
    "Failed to call a function. Please adjust your prompt. See 'failed_generation' for more details.",
    "tool call validation failed: parameters for tool x did not match schema",
    "deepseek-reasoner does not support this tool_choice",
    "Unsupported parameter: 'max_tokens' is not supported with this model.",
    "Tool call id was call_abc but must be a-z, A-Z, 0-9, with a length of 9.",
    "Invalid value for 'tools[0].function.parameters'",
    ...overflowRows.map(({ sample }) => sample),
  ])("takes nothing else for it: %s", (message) => {
    expect(failureOf(message, 400).reason).not.toBe("noTools");
  });
});
