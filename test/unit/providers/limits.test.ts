import { describe, expect, it, onTestFinished } from "vitest";

import { detectWindow } from "../../../src/providers/limits.ts";
import { unaborted } from "../../support/providers/requests.ts";
import { type Routes, startScriptedServer } from "../../support/providers/scriptedServer.ts";

const detected = async (routes: Routes, model = "m") => {
  const server = await startScriptedServer([], routes);
  onTestFinished(() => server.close());
  return detectWindow({ baseUrl: server.baseUrl, model }, unaborted());
};

const ollama = (shown: object, running: readonly object[] = []): Routes => ({
  "/api/ps": { models: running },
  "/api/show": shown,
});

describe("detectWindow", () => {
  it("believes llama.cpp's own figure before all others", async () => {
    const routes = {
      "/props": { default_generation_settings: { n_ctx: 4_096 } },
      "/v1/models": { data: [{ id: "m", meta: { n_ctx: 8_192 } }] },
    };
    expect(await detected(routes)).toEqual({ window: 4_096, source: "llama.cpp" });
  });

  it("reads the row of this model in the server's list, with its output limit", async () => {
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

  it("takes LM Studio's loaded length, never the largest possible one", async () => {
    const row = { id: "m", state: "loaded", max_context_length: 131_072 };
    const loaded = { "/api/v0/models": { data: [{ ...row, loaded_context_length: 4_096 }] } };
    expect(await detected(loaded)).toEqual({ window: 4_096, source: "LM Studio" });
    expect(await detected({ "/api/v0/models": { data: [row] } })).toBeUndefined();
  });

  it("takes what Ollama runs the model with, with and without :latest", async () => {
    const running = [{ name: "m:latest", context_length: 16_384 }];
    expect(await detected(ollama({ model_info: {} }, running))).toEqual({ window: 16_384, source: "Ollama" });
  });

  it("expects of an Ollama model that is not loaded what it will be loaded with", async () => {
    const model_info = { "general.architecture": "llama", "llama.context_length": 131_072 };
    const sized = { parameters: 'stop "x"\nnum_ctx    32768', model_info };
    expect(await detected(ollama(sized))).toMatchObject({ window: 32_768 });
    expect(await detected(ollama({ model_info }))).toMatchObject({ window: 4_096 });
    expect(await detected(ollama({ model_info: { "x.context_length": 2_048 } }))).toMatchObject({
      window: 2_048,
    });
    expect(await detected(ollama({ model_info }), "big:cloud")).toMatchObject({ window: 131_072 });
  });

  it("falls back to the table of known models", async () => {
    expect(await detected({}, "openai/gpt-4.1-mini")).toEqual({
      window: 1_047_576,
      maxOutput: 32_768,
      source: "known model",
    });
  });

  it("knows nothing rather than guessing", async () => {
    expect(
      await detected({ "/props": "garbage", "/v1/models": { data: "garbage" }, "/api/ps": [] }),
    ).toBeUndefined();
  });

  it("asks beside the versioned API, and nobody but the configured server", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (url) => {
      asked.push(url instanceof Request ? url.url : url.toString());
      return Promise.resolve(new Response("no", { status: 404 }));
    };
    await detectWindow({ baseUrl: "https://host.example/api/v1", model: "m", fetch }, unaborted());
    expect(asked.toSorted()).toEqual([
      "https://host.example/api/api/ps",
      "https://host.example/api/api/v0/models",
      "https://host.example/api/props",
      "https://host.example/api/v1/models",
    ]);
  });

  it("gives what the table says when it is aborted", async () => {
    const fetch = (): Promise<Response> => new Promise(() => undefined);
    const asking = { baseUrl: "http://localhost/v1", model: "gpt-4o", fetch };
    expect(await detectWindow(asking, AbortSignal.abort())).toMatchObject({ source: "known model" });
  });
});
