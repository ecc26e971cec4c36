import { describe, expect, it } from "vitest";

import { readUsage } from "../../../../src/host/languageModels/usage.ts";

const read = (value: unknown) =>
  readUsage(new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)));

describe("the usage that an extension tells of an answer", () => {
  it("is read as chat completions tell it", () => {
    const told = {
      prompt_tokens: 100,
      completion_tokens: 20,
      total_tokens: 120,
      prompt_tokens_details: { cached_tokens: 60 },
      completion_tokens_details: { reasoning_tokens: 5 },
    };
    expect(read(told)).toEqual({ prompt: 100, cached: 60, output: 20, reasoning: 5 });
  });

  it.each([{ prompt_tokens: 0, completion_tokens: 0 }, "{", "null", [[]], { promptTokens: "12" }])(
    "does not count when it is all zeros, broken, or something else: %j",
    (told) => {
      expect(read(told)).toBeUndefined();
    },
  );
});
