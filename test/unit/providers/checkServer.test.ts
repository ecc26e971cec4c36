import { describe, expect, it, onTestFinished } from "vitest";

import { checkServer } from "../../../src/providers/checkServer.ts";
import { refusal, webPage } from "../../support/providers/answers.ts";
import { llamaSwap } from "../../support/providers/recorded/llamaSwap.ts";
import { lmStudio } from "../../support/providers/recorded/lmStudio.ts";
import { ollamaIdle, ollamaWithoutModels } from "../../support/providers/recorded/ollama.ts";
import { unaborted } from "../../support/providers/requests.ts";
import {
  type Routes,
  type ScriptedAnswer,
  startScriptedServer,
} from "../../support/providers/scriptedServer.ts";

const EMPTY_REQUEST = refusal(400, { error: { message: "'messages' is required" } });

const serving = async (routes: Routes, chat: ScriptedAnswer = EMPTY_REQUEST) => {
  const server = await startScriptedServer([chat], routes);
  onTestFinished(() => server.close());
  return server;
};

describe("checkServer", () => {
  it("says who answers and with how many models", async () => {
    const { baseUrl } = await serving(ollamaIdle);
    expect(await checkServer({ baseUrl }, unaborted())).toEqual({
      kind: "ok",
      baseUrl,
      name: "Ollama",
      models: [{ id: "gemma4", ownedBy: "library" }],
      sentence: "Ollama answers and has one model.",
    });
    const studio = await serving(lmStudio);
    expect(await checkServer({ baseUrl: studio.baseUrl }, unaborted())).toMatchObject({
      sentence: "LM Studio answers and has 2 models.",
    });
  });

  it("says what to do where there is no model", async () => {
    const { baseUrl } = await serving(ollamaWithoutModels);
    expect(await checkServer({ baseUrl }, unaborted())).toMatchObject({
      kind: "ok",
      sentence: "Ollama answers and lists no models: load one there, or enter the name of one.",
    });
  });

  it("finds the API under /v1 where the address lacks it, and says so", async () => {
    const { baseUrl } = await serving(ollamaIdle);
    const { origin } = new URL(baseUrl);
    expect(await checkServer({ baseUrl: origin }, unaborted())).toMatchObject({
      kind: "ok",
      baseUrl,
      sentence: `Ollama answers and has one model. The API is at ${baseUrl}, which is used.`,
    });
  });

  it("does not look further where the address has a version", async () => {
    const { baseUrl, allRequests } = await serving({}, refusal(404, "not here"));
    expect(await checkServer({ baseUrl }, unaborted())).toMatchObject({ kind: "notAnApi" });
    expect(allRequests.map(({ path }) => path)).toEqual(["/v1/models", "/v1/chat/completions"]);
  });

  it("notices a key that is missing or wrong, also where the list is public", async () => {
    const { baseUrl } = await serving(ollamaIdle, refusal(401, { error: { message: "Invalid API Key" } }));
    expect(await checkServer({ baseUrl }, unaborted())).toMatchObject({
      kind: "auth",
      sentence: `${new URL(baseUrl).origin} wants an API key, and none is set for it. Set one.`,
    });
    expect(await checkServer({ baseUrl, apiKey: "wrong-key" }, unaborted())).toMatchObject({
      kind: "auth",
      sentence: expect.stringContaining("did not accept the API key") as string,
    });
  });

  it.each([
    ["has no list", 404],
    ["has none for this kind of key", 401],
  ])("takes a service that %s, as long as it takes the key", async (_what, status) => {
    const fetch: typeof globalThis.fetch = (_url, init) =>
      Promise.resolve(new Response("{}", { status: init?.method === "POST" ? 400 : status }));
    const server = { baseUrl: "https://host.example/v1", apiKey: "my-key", fetch };
    expect(await checkServer(server, unaborted())).toEqual({
      kind: "ok",
      baseUrl: server.baseUrl,
      name: "host.example",
      models: [],
      sentence: "host.example answers, but does not list its models: enter the name of one.",
    });
  });

  it("looks at the key with a request that costs nothing and starts no model", async () => {
    const server = await serving(llamaSwap([]));
    expect(await checkServer({ baseUrl: server.baseUrl }, unaborted())).toMatchObject({ kind: "ok" });
    expect(server.requests.map(({ body }) => body)).toEqual([{}]);
    expect(server.allRequests.filter(({ path }) => /upstream|props/.test(path))).toEqual([]);
  });

  it("sends the key to this origin only", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (url) => {
      asked.push(new URL(url instanceof Request ? url.url : url).origin);
      return Promise.resolve(new Response("no", { status: 404 }));
    };
    await checkServer({ baseUrl: "https://host.example/api", apiKey: "my-key", fetch }, unaborted());
    expect(new Set(asked)).toEqual(new Set(["https://host.example"]));
  });

  it("says that nothing answers, or something else", async () => {
    const gone = await startScriptedServer([]);
    await gone.close();
    expect(await checkServer({ baseUrl: gone.baseUrl }, unaborted())).toMatchObject({
      kind: "unreachable",
      sentence: `Nothing answers at ${new URL(gone.baseUrl).origin}. Is the server running?`,
    });
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response(String([...(webPage(200).body as Iterable<string>)][0])));
    expect(await checkServer({ baseUrl: "http://localhost:3000", fetch }, unaborted())).toMatchObject({
      kind: "notAnApi",
      sentence: expect.stringContaining("is not a list of models") as string,
    });
    expect(await checkServer({ baseUrl: "nonsense" }, unaborted())).toMatchObject({ kind: "unreachable" });
  });

  it("tells trouble of the server from a wrong address", async () => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response("busy", { status: 503 }));
    expect(await checkServer({ baseUrl: "https://host.example", fetch }, unaborted())).toMatchObject({
      kind: "failed",
      failure: { reason: "server" },
    });
  });
});
