import { describe, expect, it } from "vitest";

import { knownLimits } from "../../../src/providers/knownModels.ts";

describe("knownLimits", () => {
  it.each([
    ["gpt-4o-2024-08-06", 128_000],
    ["gpt-4.1-nano", 1_047_576],
    ["gpt-5-mini", 272_000],
    ["gpt-5.2", 272_000],
    ["gpt-5-chat-latest", 128_000],
    ["gpt-5.6", 922_000],
    ["o3", 200_000],
    ["o4-mini-2025-04-16", 200_000],
    ["claude-sonnet-4-5-20250929", 200_000],
    ["claude-sonnet-4-6", 1_000_000],
    ["claude-opus-5-5", 1_000_000],
    ["us.anthropic.claude-3-5-haiku-20241022-v1:0", 200_000],
    ["anthropic/claude-opus-4.6", 1_000_000],
    ["models/gemini-2.5-pro", 1_048_576],
    ["deepseek-chat", 1_000_000],
    ["grok-4.5", 500_000],
  ])("knows %s", (model, window) => {
    expect(knownLimits(model)?.window).toBe(window);
  });

  it.each([
    "gpt-oss-20b",
    "llama-3.3-70b",
    "deepseek-v4-flash",
    "qwen3-coder",
    "my-gpt-4o",
    "o3-mini-distilled-8b",
    "",
  ])("does not guess about %s", (model) => {
    expect(knownLimits(model)).toBeUndefined();
  });
});
