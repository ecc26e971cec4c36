import { describe, expect, it } from "vitest";

import { detected, looking } from "../../../support/providers/looking.ts";
import {
  routerWithLoadedModel,
  routerWithUnloadedModels,
} from "../../../support/providers/recorded/llamaCpp.ts";
import { llamaSwap, llamaSwapWithContext } from "../../../support/providers/recorded/llamaSwap.ts";
import { lmStudio } from "../../../support/providers/recorded/lmStudio.ts";
import {
  ollamaIdle,
  ollamaIdleWithoutNumCtx,
  ollamaRunning,
} from "../../../support/providers/recorded/ollama.ts";
import { openRouter } from "../../../support/providers/recorded/openRouter.ts";
import { vllm } from "../../../support/providers/recorded/vllm.ts";

describe("the window, as real servers tell it", () => {
  it("vLLM: in its list", async () => {
    expect(await detected(vllm, "meta-llama/Meta-Llama-3.1-8B-Instruct")).toEqual({
      window: 8_096,
      source: "the server's list of models",
    });
  });

  it("OpenRouter: of the provider that would answer", async () => {
    expect(await detected(openRouter, "anthropic/claude-sonnet-4")).toEqual({
      window: 200_000,
      maxOutput: 64_000,
      source: "the server's list of models",
    });
    expect(await detected(openRouter, "mistralai/mistral-7b-instruct")).toMatchObject({ window: 8_192 });
    expect(await detected(openRouter, "meta-llama/llama-3.3-70b-instruct:free")).toMatchObject({
      window: 131_072,
    });
  });

  it("LM Studio: as the model was loaded, never what it could be", async () => {
    expect(await detected(lmStudio, "gemma-3-4b-it")).toEqual({ window: 4_096, source: "LM Studio" });
    expect(await detected(lmStudio, "qwen2-vl-7b-instruct")).toBeUndefined();
  });

  it("Ollama: as the model runs", async () => {
    expect(await detected(ollamaRunning, "gemma4")).toEqual({ window: 4_096, source: "Ollama" });
    const tagged = {
      ...ollamaRunning,
      "/api/ps": { models: [{ name: "m:latest", context_length: 16_384 }] },
    };
    expect(await detected(tagged)).toEqual({ window: 16_384, source: "Ollama" });
  });

  it("Ollama: as the model is to be loaded, by num_ctx, else by the smallest default", async () => {
    expect(await detected(ollamaIdle, "gemma4")).toEqual({
      window: 2_048,
      source: "Ollama (num_ctx of the model)",
    });
    expect(await detected(ollamaIdleWithoutNumCtx, "gemma4")).toEqual({
      window: 4_096,
      source: "Ollama (smallest default, the model is not loaded yet)",
      isProvisional: true,
    });
    const small = { "/api/ps": { models: [] }, "/api/show": { model_info: { "x.context_length": 2_048 } } };
    expect(await detected(small)).toMatchObject({ window: 2_048 });
    expect(await detected(ollamaIdleWithoutNumCtx, "big:cloud")).toEqual({
      window: 131_072,
      source: "Ollama (cloud)",
    });
  });

  it("llama.cpp: its own figure before all others", async () => {
    const routes = {
      "/props": { default_generation_settings: { n_ctx: 4_096 } },
      "/v1/models": { data: [{ id: "m", meta: { n_ctx: 8_192 } }] },
    };
    expect(await detected(routes)).toEqual({ window: 4_096, source: "llama.cpp" });
  });

  it("llama.cpp as a router: of the loaded model, else what it will be loaded with, and starts none", async () => {
    expect(await detected(routerWithLoadedModel, "tiny-a")).toEqual({ window: 2_048, source: "llama.cpp" });
    const { facts, asked } = await looking(routerWithUnloadedModels, "tiny-a");
    expect(facts.window).toEqual({
      window: 2_048,
      source: "the server's list of models",
      isProvisional: true,
    });
    expect(asked.filter((path) => path.startsWith("/props?"))).toEqual([
      "/props?model=tiny-a&autoload=false",
    ]);
  });

  it("llama-swap: of a model that is ready", async () => {
    const both = [
      { model: "DeepSeek-V3-Q4_K_M", state: "ready" },
      { model: "org/llama-3.1-8b-instruct", state: "ready" },
    ];
    expect(await detected(llamaSwap(both), "DeepSeek-V3-Q4_K_M")).toEqual({
      window: 16_384,
      source: "llama-swap",
    });
    expect(await detected(llamaSwap(both), "org/llama-3.1-8b-instruct")).toMatchObject({ window: 8_192 });
    expect(await detected(llamaSwapWithContext, "qwen3")).toMatchObject({ window: 65_536 });
  });

  it.each(["starting", "stopping", "stopped"])(
    "llama-swap: a model that is %s is left alone, so that none is started or stopped",
    async (state) => {
      for (const running of [
        [{ model: "DeepSeek-V3-Q4_K_M", state }],
        [{ model: "another", state: "ready" }],
        [],
      ]) {
        const { facts, asked } = await looking(llamaSwap(running), "DeepSeek-V3-Q4_K_M");
        expect(facts).toEqual({});
        expect(asked.filter((path) => /upstream|props/.test(path))).toEqual([]);
      }
    },
  );

  it("any other: the row of this model in its list, with its output limit", async () => {
    const rows = [
      { id: "other", max_model_len: 1 },
      { id: "m", context_window: 131_072, max_completion_tokens: 8_192 },
    ];
    expect(await detected({ "/v1/models": { data: rows } })).toEqual({
      window: 131_072,
      maxOutput: 8_192,
      source: "the server's list of models",
    });
  });
});
