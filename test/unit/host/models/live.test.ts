import { describe, expect, it } from "vitest";

import { BALANCED } from "../../../../src/engine/policies.ts";
import { UserFacingError } from "../../../../src/engine/userFacingError.ts";
import { Facts, type PlacedModel } from "../../../../src/host/models/facts.ts";
import { LearnedWindows } from "../../../../src/host/models/learnedWindows.ts";
import { liveSettings } from "../../../../src/host/models/live.ts";
import type { Source } from "../../../../src/host/models/source.ts";
import type { Settings } from "../../../../src/host/settings.ts";
import type { ModelFacts } from "../../../../src/providers/limits.ts";
import { memory } from "../../../support/host/memory.ts";

const settings = (more: Partial<Settings> = {}): Settings => ({
  baseUrl: "https://api.example.com/v1",
  model: "m",
  headers: {},
  window: 0,
  policy: BALANCED,
  compactionInstructions: "",
  summaryModel: "",
  summaryBaseUrl: "",
  prices: {},
  automatic: { mode: "auto", background: true },
  titlesByModel: false,
  isMeterVisible: true,
  problems: [],
  ...more,
});

/** A place whose models are known to be so. */
const placed = (
  model: string,
  facts: ModelFacts = {},
  baseUrl = "https://api.example.com/v1",
): PlacedModel => {
  const source: Source = {
    baseUrl,
    label: "here",
    provider: { stream: () => (async function* none() {})() },
    list: () => Promise.resolve({ models: [] }),
    detect: () => Promise.resolve(facts),
  };
  return { source, model };
};

const signal = new AbortController().signal;

async function factsOf(...all: readonly PlacedModel[]): Promise<Facts> {
  const facts = new Facts(new LearnedWindows(memory()));
  for (const one of all) await facts.ask(one, signal);
  return facts;
}

describe("the settings of the moment", () => {
  it("have the window that the server told, with its source", async () => {
    const chat = placed("m", { window: { window: 32_000, maxOutput: 4_000, source: "llama.cpp" } });
    const live = liveSettings(settings(), { chat, summary: chat }, await factsOf(chat));
    expect(live.limits).toEqual({ window: 32_000, maxOutput: 4_000, source: "llama.cpp" });
    expect(live).toMatchObject({ model: { name: "m" }, server: "here" });
    expect(live.summaryModel).toBeUndefined();
  });

  it("the user's number wins, and a smaller one of the server is told beside it", async () => {
    const chat = placed("m", { window: { window: 32_000, source: "llama.cpp" } });
    const live = liveSettings(settings({ window: 128_000 }), { chat, summary: chat }, await factsOf(chat));
    expect(live.limits).toEqual({ window: 128_000, source: "your setting, but llama.cpp says 32,000" });
  });

  it("a conflict between server and table is said in plain words", async () => {
    const conflict = { window: 200_000, source: "known model" };
    const chat = placed("m", { window: { window: 32_000, source: "the server's list of models", conflict } });
    const live = liveSettings(settings(), { chat, summary: chat }, await factsOf(chat));
    expect(live.limits?.source).toBe(
      "the server's list of models, but the table of known models says 200,000",
    );
  });

  it("a refusal teaches a smaller window, until the server says something else", async () => {
    const chat = placed("m", { window: { window: 32_000, source: "llama.cpp" } });
    const facts = await factsOf(chat);
    await facts.learn(chat, 8_000);
    expect(liveSettings(settings(), { chat, summary: chat }, facts).limits?.window).toBe(8_000);
    const restarted = placed("m", { window: { window: 16_000, source: "llama.cpp" } });
    await facts.ask(restarted, signal);
    expect(liveSettings(settings(), { chat: restarted, summary: restarted }, facts).limits?.window).toBe(
      16_000,
    );
  });

  it("a second refusal with an even smaller window counts as well", async () => {
    const chat = placed("m", { window: { window: 32_000, source: "llama.cpp" } });
    const facts = await factsOf(chat);
    await facts.learn(chat, 8_000);
    await facts.learn(chat, 6_000);
    expect(liveSettings(settings(), { chat, summary: chat }, facts).limits?.window).toBe(6_000);
  });

  it("the summary model may be somewhere else, with a window and a price of its own", async () => {
    const chat = placed("m");
    const summary = placed("s", { window: { window: 9_000, source: "llama.cpp" } }, "vscode:");
    const prices = { s: { input: 1, output: 2 } };
    const live = liveSettings(settings({ prices }), { chat, summary }, await factsOf(chat, summary));
    expect(live.summaryModel).toMatchObject({ name: "s", provider: summary.source.provider, window: 9_000 });
    expect(live.summaryModel?.price).toMatchObject(prices.s);
    expect(live.model?.price).toBeUndefined();
  });

  it("the user's price counts before the server's, and on this machine there is none", async () => {
    const listed = { input: 3, output: 9, source: "the server's list of models" };
    const chat = placed("m", { price: listed });
    const facts = await factsOf(chat);
    expect(liveSettings(settings(), { chat, summary: chat }, facts).model?.price).toEqual(listed);
    const own = settings({ prices: { m: { input: 1, output: 2 } } });
    expect(liveSettings(own, { chat, summary: chat }, facts).model?.price).toMatchObject({
      input: 1,
      source: "your setting",
    });
    const local = placed("m", {}, "http://localhost:8080/v1");
    expect(
      liveSettings(settings(), { chat: local, summary: local }, await factsOf(local)).model?.price,
    ).toBeUndefined();
  });

  it("a place that cannot be used is a problem of the chat; that of the summary model is not", async () => {
    const error = new UserFacingError({ what: "Broken.", todo: "Mend it." });
    const facts = await factsOf();
    expect(liveSettings(settings(), { chat: error, summary: error }, facts)).toMatchObject({
      problem: error,
    });
    const chat = placed("m");
    const live = liveSettings(settings(), { chat, summary: error }, facts);
    expect(live.problem).toBeUndefined();
    expect(live.summaryModel).toBeUndefined();
  });
});
