import { describe, expect, it, onTestFinished } from "vitest";

import { listModels } from "../../../src/providers/models.ts";
import { manualTimer } from "../../support/providers/manualTimer.ts";
import { unaborted } from "../../support/providers/requests.ts";
import { type Routes, startScriptedServer } from "../../support/providers/scriptedServer.ts";

const serving = async (routes: Routes) => {
  const server = await startScriptedServer([], routes);
  onTestFinished(() => server.close());
  return server;
};

const listed = async (json: unknown) => {
  const { baseUrl } = await serving({ "/v1/models": json });
  return listModels({ baseUrl }, unaborted());
};

describe("listModels", () => {
  it.each([
    ["vLLM", { id: "m", max_model_len: 8_192 }, { id: "m", window: 8_192 }],
    ["llama.cpp", { id: "m", meta: { n_ctx: 2_048, n_ctx_train: 32_768 } }, { id: "m", window: 2_048 }],
    [
      "OpenRouter",
      {
        id: "m",
        context_length: 200_000,
        top_provider: { context_length: 128_000, max_completion_tokens: 8_000 },
      },
      { id: "m", window: 128_000, maxOutput: 8_000 },
    ],
    [
      "Groq",
      { id: "m", context_window: 131_072, max_completion_tokens: 32_768 },
      { id: "m", window: 131_072, maxOutput: 32_768 },
    ],
    ["Mistral", { id: "m", max_context_length: 131_072 }, { id: "m", window: 131_072 }],
    ["Anthropic", { id: "m", max_input_tokens: 200_000 }, { id: "m", window: 200_000 }],
    ["OpenAI", { id: "m", object: "model" }, { id: "m" }],
  ])("reads the row of %s", async (_server, row, model) => {
    expect(await listed({ object: "list", data: [row] })).toEqual({ models: [model] });
  });

  it("reads a bare list, and passes over rows that are no models", async () => {
    expect(await listed([{ id: "a" }, null, { name: "b" }, { id: "c", max_model_len: -1 }])).toEqual({
      models: [{ id: "a" }, { id: "c" }],
    });
  });

  it("sends the key to this server, as a bearer", async () => {
    const server = await serving({ "/v1/models": { data: [] } });
    await listModels(
      { baseUrl: server.baseUrl, apiKey: " key ", headers: { "x-team": "blue" } },
      unaborted(),
    );
    expect(server.allRequests[0]?.headers).toMatchObject({ authorization: "Bearer key", "x-team": "blue" });
  });

  it("sends Anthropic's list the key as it wants it, and a bearer nowhere else", async () => {
    const asked: Request[] = [];
    const fetch: typeof globalThis.fetch = (url, init) => {
      asked.push(new Request(url, init));
      return Promise.resolve(Response.json({ data: [{ id: "claude", max_input_tokens: 200_000 }] }));
    };
    const server = { baseUrl: "https://api.anthropic.com/v1", apiKey: " key ", fetch };
    expect(await listModels(server, unaborted())).toEqual({ models: [{ id: "claude", window: 200_000 }] });
    expect(asked.map(({ url }) => url)).toEqual(["https://api.anthropic.com/v1/models?limit=1000"]);
    expect(asked[0]?.headers.get("x-api-key")).toBe("key");
    expect(asked[0]?.headers.get("authorization")).toBeNull();
    await listModels({ ...server, baseUrl: "https://api.anthropic.com.example/v1" }, unaborted());
    expect(asked[1]?.headers.get("x-api-key")).toBeNull();
  });

  it("fails as a value when there is no list", async () => {
    expect(await listed({ hello: "world" })).toMatchObject({ failure: { reason: "badResponse" } });
    const { baseUrl } = await serving({});
    expect(await listModels({ baseUrl }, unaborted())).toMatchObject({ failure: { reason: "badResponse" } });
  });

  it("says that nothing answers when the server is down", async () => {
    const server = await startScriptedServer([]);
    await server.close();
    expect(await listModels({ baseUrl: server.baseUrl }, unaborted())).toMatchObject({
      failure: { reason: "network", message: expect.stringContaining("Nothing answers at") as string },
    });
  });

  it("gives up a server that takes the request and says nothing", async () => {
    const time = manualTimer();
    const asked = Promise.withResolvers<void>();
    const silent = (): Promise<Response> => {
      asked.resolve();
      return new Promise(() => undefined);
    };
    const list = listModels({ baseUrl: "http://localhost/v1", fetch: silent }, unaborted(), {
      idleTimeout: 10_000,
      timer: time.timer,
    });
    await asked.promise;
    time.elapse();
    expect(await list).toMatchObject({ failure: { reason: "network", retryable: true } });
  });
});
