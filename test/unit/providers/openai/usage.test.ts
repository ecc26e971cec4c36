import { describe, expect, it } from "vitest";

import { usageOf } from "../../../../src/providers/openai/usage.ts";

describe("usageOf", () => {
  it("reads OpenAI's figures, output with reasoning and prompt with cache", () => {
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 80 },
      completion_tokens_details: { reasoning_tokens: 30 },
    };
    expect(usageOf({ usage })).toEqual({ prompt: 100, cached: 80, output: 50, reasoning: 30 });
  });

  it("adds reasoning that xAI counts apart", () => {
    const usage = {
      prompt_tokens: 32,
      completion_tokens: 9,
      total_tokens: 135,
      completion_tokens_details: { reasoning_tokens: 94 },
    };
    expect(usageOf({ usage })).toEqual({ prompt: 32, cached: 0, output: 103, reasoning: 94 });
  });

  it("adds the thoughts that Gemini shows in the total only", () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 40 };
    expect(usageOf({ usage })).toEqual({ prompt: 10, cached: 0, output: 30, reasoning: 25 });
  });

  it.each([
    ["DeepSeek", { usage: { prompt_tokens: 10, completion_tokens: 1, prompt_cache_hit_tokens: 8 } }],
    ["Moonshot", { choices: [{ usage: { prompt_tokens: 10, completion_tokens: 1, cached_tokens: 8 } }] }],
    ["Groq", { x_groq: { usage: { prompt_tokens: 10, completion_tokens: 1, cached_tokens: 8 } } }],
  ])("finds the figures where %s puts them", (_server, chunk) => {
    expect(usageOf(chunk)).toEqual({ prompt: 10, cached: 8, output: 1, reasoning: 0 });
  });

  it("is nothing where there is none", () => {
    expect(usageOf({ choices: [], usage: null })).toBeUndefined();
    expect(usageOf({})).toBeUndefined();
  });
});
