import { describe, expect, it, onTestFinished } from "vitest";

import { findLocalServers, type FoundServer } from "../../../src/providers/discover.ts";
import { manualTimer } from "../../support/providers/manualTimer.ts";
import { routerWithUnloadedModels } from "../../support/providers/recorded/llamaCpp.ts";
import { llamaSwap } from "../../support/providers/recorded/llamaSwap.ts";
import { lmStudio } from "../../support/providers/recorded/lmStudio.ts";
import { ollamaIdle, ollamaWithoutModels } from "../../support/providers/recorded/ollama.ts";
import { vllm } from "../../support/providers/recorded/vllm.ts";
import { unaborted } from "../../support/providers/requests.ts";
import { type Routes, startScriptedServer } from "../../support/providers/scriptedServer.ts";

const serving = async (routes: Routes) => {
  const server = await startScriptedServer([], routes);
  onTestFinished(() => server.close());
  return server;
};

const portOf = ({ baseUrl }: { baseUrl: string }): number => Number(new URL(baseUrl).port);

const found = async (all: AsyncIterable<FoundServer>): Promise<readonly FoundServer[]> => {
  const servers: FoundServer[] = [];
  for await (const server of all) servers.push(server);
  return servers;
};

const known: readonly (readonly [string, Routes, readonly string[]])[] = [
  ["Ollama", ollamaIdle, ["gemma4"]],
  ["LM Studio", lmStudio, ["gemma-3-4b-it", "qwen2-vl-7b-instruct"]],
  ["llama.cpp", routerWithUnloadedModels, ["tiny-a"]],
  ["vLLM", vllm, ["meta-llama/Meta-Llama-3.1-8B-Instruct"]],
  ["llama-swap", llamaSwap([]), ["DeepSeek-V3-Q4_K_M", "org/llama-3.1-8b-instruct"]],
  ["OpenAI-compatible server", { "/v1/models": { data: [{ id: "m" }] } }, ["m"]],
];

describe("findLocalServers", () => {
  it.each(known)(
    "knows %s by its answers, whatever its port, and lists what can chat",
    async (name, routes, ids) => {
      const server = await serving(routes);
      const servers = await found(findLocalServers(unaborted(), { ports: [portOf(server)] }));
      expect(servers.map((one) => ({ ...one, models: one.models.map(({ id }) => id) }))).toEqual([
        { name, baseUrl: server.baseUrl, models: ids },
      ]);
    },
  );

  it("finds all of them at once", async () => {
    const servers = await Promise.all(known.map(([, routes]) => serving(routes)));
    const all = await found(findLocalServers(unaborted(), { ports: servers.map(portOf) }));
    expect(new Set(all.map(({ name }) => name))).toEqual(new Set(known.map(([name]) => name)));
  });

  it("shows a server without models too", async () => {
    const server = await serving(ollamaWithoutModels);
    expect(await found(findLocalServers(unaborted(), { ports: [portOf(server)] }))).toMatchObject([
      { name: "Ollama", models: [] },
    ]);
  });

  it("sends no key, and asks for nothing that could start a model", async () => {
    const server = await serving(llamaSwap([{ model: "DeepSeek-V3-Q4_K_M", state: "ready" }]));
    await found(findLocalServers(unaborted(), { ports: [portOf(server)] }));
    expect(server.allRequests.map(({ method, headers }) => [method, headers.authorization])).toEqual(
      server.allRequests.map(() => ["GET", undefined]),
    );
    expect(server.allRequests.filter(({ path }) => /upstream|props/.test(path))).toEqual([]);
  });

  it("finds nothing where nothing listens, and nothing where something else does", async () => {
    const gone = await startScriptedServer([]);
    await gone.close();
    const other = await serving({ "/v1/models": { hello: "world" } });
    expect(await found(findLocalServers(unaborted(), { ports: [gone, other].map(portOf) }))).toEqual([]);
  });

  it("waits for no one who is silent; who has listed models and then is silent stays without a name", async () => {
    const time = manualTimer();
    const asked = Promise.withResolvers<void>();
    const fetch: typeof globalThis.fetch = (url) => {
      const address = url instanceof Request ? url.url : url.toString();
      if (address === "http://127.0.0.1:1/v1/models") return Promise.resolve(Response.json([{ id: "m" }]));
      if (address.startsWith("http://127.0.0.1:1/")) asked.resolve();
      return new Promise(() => undefined);
    };
    const patience = { idleTimeout: 1_000, timer: time.timer };
    const servers = found(findLocalServers(unaborted(), { ports: [1, 2], patience, fetch }));
    await asked.promise;
    time.elapse();
    expect(await servers).toEqual([
      { name: "OpenAI-compatible server", baseUrl: "http://127.0.0.1:1/v1", models: [{ id: "m" }] },
    ]);
    expect(time.armed()).toBe(0);
  });

  it("ends when it is aborted", async () => {
    const abort = new AbortController();
    const fetch = (): Promise<Response> => new Promise(() => undefined);
    const servers = found(findLocalServers(abort.signal, { ports: [1, 2], fetch }));
    abort.abort();
    expect(await servers).toEqual([]);
  });
});
