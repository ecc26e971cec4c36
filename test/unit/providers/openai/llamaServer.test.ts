import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";

import { checkServer } from "../../../../src/providers/checkServer.ts";
import { findLocalServers, type FoundServer } from "../../../../src/providers/discover.ts";
import { detectModel } from "../../../../src/providers/limits.ts";
import { listModels } from "../../../../src/providers/models.ts";
import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import type { Provider, ProviderEvent } from "../../../../src/providers/provider.ts";
import { conformanceCases, type Subject } from "../../../support/providers/conformance.ts";
import {
  type LlamaServer,
  need,
  saysExactly,
  type Started,
  startLlamaServer,
} from "../../../support/providers/llamaServer.ts";
import { aRequest, collect, textOf, unaborted } from "../../../support/providers/requests.ts";

const CONTEXT = 1_024;
const SUMMARY = "## Goal\nFix it.\n";
const MODEL = "any";

/** Fetched on first use, which takes a while. */
const SETUP_TIME = 600_000;

const servers: LlamaServer[] = [];

const start = async (grammar?: string): Promise<Started> => {
  const started = await startLlamaServer({ context: CONTEXT, ...(grammar !== undefined && { grammar }) });
  if ("baseUrl" in started) servers.push(started);
  return started;
};

describe("the OpenAI-compatible provider, against a real llama-server", () => {
  let speaking: Started;
  let rambling: Started;
  beforeAll(async () => {
    speaking = await start(saysExactly(SUMMARY));
    rambling = await start();
  }, SETUP_TIME);
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  const ask = (baseUrl: string, text: string): Promise<readonly ProviderEvent[]> =>
    collect(
      openAiProvider({ baseUrl }).stream(aRequest({ messages: [{ role: "user", text }] }), unaborted()),
    );

  const listed = async (baseUrl: string): Promise<readonly string[]> => {
    const list = await listModels({ baseUrl }, unaborted());
    return "models" in list ? list.models.map(({ id }) => id) : [];
  };

  it("streams an answer with usage, one token a byte", async (context) => {
    const { baseUrl } = need(speaking, context);
    const events = await ask(baseUrl, "Summarize.");
    expect(textOf(events)).toBe(SUMMARY);
    const last = events.at(-1);
    expect(last).toMatchObject({ kind: "done", finish: "stop" });
    // The grammar's characters and the mark that ends them.
    expect(last?.kind === "done" && last.usage?.output).toBe(SUMMARY.length + 1);
  });

  it("tells how much of a repeated prompt was cached", async (context) => {
    const { baseUrl } = need(speaking, context);
    const cached = async (): Promise<number | undefined> => {
      const last = (await ask(baseUrl, "The same question twice, for the sake of the cache.")).at(-1);
      return last?.kind === "done" ? last.usage?.cached : undefined;
    };
    await cached();
    expect(await cached()).toBeGreaterThan(0);
  });

  it("G1 recognizes a prompt that is too long, with limit and length", async (context) => {
    const { baseUrl } = need(speaking, context);
    const last = (await ask(baseUrl, "x".repeat(2 * CONTEXT))).at(-1);
    expect(last).toMatchObject({ kind: "failed", failure: { reason: "overflow", limit: CONTEXT } });
    const asked = last?.kind === "failed" && last.failure.reason === "overflow" ? last.failure.asked : 0;
    expect(asked).toBeGreaterThan(2 * CONTEXT);
  });

  it("finds the window in /props, and its model in the list", async (context) => {
    const { baseUrl } = need(speaking, context);
    expect(await detectModel({ baseUrl, model: MODEL }, unaborted())).toEqual({
      window: { window: CONTEXT, source: "llama.cpp" },
    });
    expect(await listModels({ baseUrl }, unaborted())).toMatchObject({ models: [{ window: CONTEXT }] });
  });

  it("is found among the servers of this machine, and checked without starting anything", async (context) => {
    const { baseUrl } = need(speaking, context);
    const found: FoundServer[] = [];
    for await (const one of findLocalServers(unaborted(), { ports: [Number(new URL(baseUrl).port)] }))
      found.push(one);
    expect(found).toMatchObject([{ name: "llama.cpp", baseUrl, models: [{ window: CONTEXT }] }]);
    expect(await checkServer({ baseUrl: new URL(baseUrl).origin }, unaborted())).toMatchObject({
      kind: "ok",
      sentence: "llama.cpp answers and has one model.",
    });
  });

  it("tells which model answered, whatever was asked for", async (context) => {
    const { baseUrl } = need(speaking, context);
    const [model] = await listed(baseUrl);
    expect((await ask(baseUrl, "Summarize.")).at(-1)).toMatchObject({ kind: "done", answeredBy: model });
    const events = openAiProvider({ baseUrl }).stream(aRequest({ model: model ?? "" }), unaborted());
    expect((await collect(events)).at(-1)).not.toHaveProperty("answeredBy");
  });

  it("answers again after an answer was stopped in the middle", async (context) => {
    const { baseUrl } = need(rambling, context);
    const abort = new AbortController();
    const events: ProviderEvent[] = [];
    for await (const event of openAiProvider({ baseUrl }).stream(aRequest(), abort.signal)) {
      events.push(event);
      abort.abort();
    }
    expect(events.at(-1)).toMatchObject({ kind: "failed", failure: { reason: "aborted" } });
    const again = openAiProvider({ baseUrl }).stream(aRequest({ maxOutput: 4 }), unaborted());
    const last = (await collect(again)).at(-1);
    // A model of random weights may also end its answer by chance, before the limit does.
    expect(last).toMatchObject({ kind: "done", usage: { prompt: expect.any(Number) } });
  });

  describe("keeps what every provider promises", () => {
    const providerOf = ({ baseUrl }: LlamaServer): Provider => openAiProvider({ baseUrl });

    const subjectOn = (context: TestContext): Subject => ({
      model: MODEL,
      saying: async (text) => providerOf(need(await start(saysExactly(text)), context)),
      endless: () => Promise.resolve(providerOf(need(rambling, context))),
      failing: () => {
        const { baseUrl } = need(rambling, context);
        const fetch: typeof globalThis.fetch = (url, init) =>
          globalThis.fetch(url, { ...init, body: JSON.stringify({ messages: "none", stream: true }) });
        return Promise.resolve(openAiProvider({ baseUrl, fetch }));
      },
      tellsUsage: true,
      thinking: async (thought, text) =>
        providerOf(need(await start(saysExactly(`<think>\n${thought}\n</think>\n\n${text}`)), context)),
    });

    it.for(conformanceCases)("$name", async ({ run }, context) => {
      await expect(run(subjectOn(context))).resolves.toBeUndefined();
    });
  });
});
