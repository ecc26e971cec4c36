import { describe, expect, it } from "vitest";

import { findOverflow, overflowRows } from "../../../src/providers/overflow.ts";

/** What each row must read out of its own sample; no figures where the server tells none. */
const figures: Readonly<Record<string, { limit?: number; asked?: number }>> = {
  "vLLM, answer included": { limit: 262_144, asked: 262_145 },
  "vLLM, answer too large": { limit: 4_096, asked: 5_100 },
  "vLLM, input too large": { limit: 32_768, asked: 37_184 },
  "vLLM, newer": { limit: 32_768, asked: 32_769 },
  "vLLM, characters": { limit: 32_768 },
  "vLLM, engine": { limit: 16_384, asked: 21_535 },
  "OpenAI, Azure, DeepSeek, OpenRouter, older vLLM": { limit: 131_072, asked: 138_956 },
  "OpenAI, without an answer limit": { limit: 4_097, asked: 4_294 },
  "OpenAI and Azure, GPT-5": { limit: 272_000, asked: 289_650 },
  "OpenAI, GPT-5.2 and later": {},
  "Groq and OpenAI, allowance per minute": { limit: 6_000, asked: 12_328 },
  Cerebras: { limit: 40_000, asked: 42_328 },
  Groq: {},
  Anthropic: { limit: 200_000, asked: 207_791 },
  "Anthropic, answer included": { limit: 200_000, asked: 220_314 },
  Gemini: { limit: 1_048_576, asked: 1_200_293 },
  "llama.cpp": { limit: 2_048, asked: 5_019 },
  "llama.cpp and LM Studio, mid-answer": {},
  Ollama: {},
  "LM Studio, older": { limit: 7_866, asked: 10_136 },
  "LM Studio": { limit: 4_096, asked: 13_055 },
  "LM Studio, engine": { limit: 7_424, asked: 15_028 },
  "LM Studio, mid-answer": { limit: 4_096 },
  Mistral: { limit: 32_768, asked: 65_673 },
  xAI: { limit: 500_000, asked: 907_154 },
  Together: { limit: 262_144, asked: 516_368 },
  Moonshot: { limit: 262_144, asked: 300_000 },
  "GitHub Copilot": { limit: 64_000, asked: 64_505 },
  "VS Code extensions": {},
  "any, by code": {},
};

describe("the table of overflow messages", () => {
  it.each(overflowRows)("G1 knows the wording of $servers", ({ servers, sample }) => {
    expect(findOverflow(sample)).toEqual(figures[servers]);
  });

  it.each(overflowRows)(
    "reads the sample of $servers by that row and not by another",
    ({ pattern, sample }) => {
      expect(overflowRows.find((row) => row.pattern.test(sample))?.pattern).toBe(pattern);
    },
  );

  it.each([
    "This model's maximum context length is 4097 tokens. However, you requested 4203 tokens (3703 in the messages, 500 in the completion). Please reduce the length of the messages or completion.",
    "This model's maximum context length is 4097 tokens, however you requested 4203 tokens (3947 in your prompt; 256 for the completion). Please reduce your prompt; or completion length.",
  ])("reads both of OpenAI's ways of putting it: %s", (sentence) => {
    expect(findOverflow(sentence)).toEqual({ limit: 4_097, asked: 4_203 });
  });

  it.each([
    "Rate limit reached for model `x` on tokens per minute (TPM): Limit 6000, Used 5034, Requested 1443. Please try again in 4.77s.",
    "max_tokens is too large: 16000. This model supports at most 4096 completion tokens.",
    "You exceeded your current quota, please check your plan and billing details.",
    "",
  ])("takes nothing else for an overflow: %s", (sentence) => {
    expect(findOverflow(sentence)).toBeUndefined();
  });
});
