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

  it("reads what llama.cpp did where that is all it tells", () => {
    const timings = { cache_n: 236, prompt_n: 1, predicted_n: 35, predicted_ms: 661.06 };
    expect(usageOf({ timings })).toEqual({ prompt: 237, cached: 236, output: 35, reasoning: 0 });
    const usage = { prompt_tokens: 237, completion_tokens: 35 };
    expect(usageOf({ usage, timings })).toEqual({ prompt: 237, cached: 236, output: 35, reasoning: 0 });
  });

  it.each([
    ["below zero", { prompt_tokens: -1, completion_tokens: 5 }],
    ["without end", { prompt_tokens: 1e12, completion_tokens: 5 }],
    ["too large for a number", { prompt_tokens: Number.POSITIVE_INFINITY, completion_tokens: 5 }],
    ["no number at all", { prompt_tokens: Number.NaN, completion_tokens: 5 }],
    ["a text", { prompt_tokens: "20", completion_tokens: "5" }],
    ["a part of a token", { prompt_tokens: 20.5, completion_tokens: 5 }],
    [
      "more from the cache than was sent",
      { prompt_tokens: 20, prompt_tokens_details: { cached_tokens: 21 } },
    ],
    ["a list", [20, 5]],
    ["a word", "unknown"],
  ])("leaves a report alone that cannot be true: %s", (_what, usage) => {
    expect(usageOf({ usage })).toBeUndefined();
  });

  it("is nothing where there is none", () => {
    expect(usageOf({ choices: [], usage: null })).toBeUndefined();
    expect(usageOf({})).toBeUndefined();
  });
});
