import { describe, expect, it } from "vitest";

import { listedModels } from "../../../src/providers/listedModels.ts";
import { costOf, priceOf } from "../../../src/providers/prices.ts";
import { openRouter } from "../../support/providers/recorded/openRouter.ts";

const OPENAI = "https://api.openai.com/v1";

const listedPriceOf = (model: string) =>
  listedModels(openRouter["/v1/models"])?.find(({ id }) => id === model)?.price;

describe("what a server lists", () => {
  it("is per token there and per million tokens here, with the cache's own price", () => {
    expect(listedPriceOf("openai/gpt-6-astra")).toEqual({
      input: 10,
      cachedInput: 1,
      output: 50,
      dearer: [{ above: 272_000, input: 20, cachedInput: 2, output: 75 }],
      source: "the server's list of models",
    });
    expect(listedPriceOf("anthropic/claude-sonnet-4")).toMatchObject({ input: 3, output: 15 });
  });

  it("may be nothing, and is unknown where it depends on what is picked later", () => {
    expect(listedPriceOf("meta-llama/llama-3.3-70b-instruct:free")).toMatchObject({ input: 0, output: 0 });
    expect(listedPriceOf("openai/gpt-4o-audio-preview")).toBeUndefined();
    expect(listedPriceOf("mistralai/mistral-7b-instruct")).toBeUndefined();
  });

  it.each([
    ["no prices", undefined],
    ["half of them", { prompt: "0.1" }],
    ["words", { prompt: "free", completion: "free" }],
    ["empty texts", { prompt: "", completion: "" }],
    ["nothing", { prompt: null, completion: null }],
    ["prices below zero", { prompt: "-1", completion: "0.1" }],
    ["a list", []],
  ])("is unknown with %s", (_what, pricing) => {
    expect(listedModels([{ id: "m", pricing }])).toEqual([{ id: "m" }]);
  });

  it("leaves out prices that hold at certain hours only", () => {
    const overrides = [
      { min_prompt_tokens: 100, utc_start: "1630", prompt: "9" },
      { utc_days: ["saturday"], prompt: "9" },
      { min_prompt_tokens: 300, prompt: "3" },
      { min_prompt_tokens: 200, prompt: "2" },
    ];
    const [model] = listedModels([{ id: "m", pricing: { prompt: "1", completion: "1", overrides } }]) ?? [];
    expect(model?.price?.dearer?.map(({ above }) => above)).toEqual([200, 300]);
  });
});

describe("priceOf", () => {
  const listed = { input: 3, output: 4, source: "list" };

  it("takes the user's own price first, also on this machine", () => {
    const own = { input: 1, output: 2 };
    for (const baseUrl of [OPENAI, "http://localhost:11434/v1"])
      expect(priceOf({ baseUrl, model: "gpt-5", own, listed })).toEqual({
        kind: "priced",
        price: { ...own, source: "your setting" },
      });
  });

  it("takes the server's list before the table", () => {
    expect(priceOf({ baseUrl: OPENAI, model: "gpt-5", listed })).toEqual({ kind: "priced", price: listed });
  });

  it.each(["http://localhost:11434/v1", "http://127.0.0.1:8080/v1", "http://[::1]:8080/v1"])(
    "knows of no price at %s",
    (baseUrl) => {
      expect(priceOf({ baseUrl, model: "gpt-5" })).toEqual({ kind: "local" });
    },
  );

  it("knows vendors' models at the vendors' own addresses, with a date", () => {
    expect(priceOf({ baseUrl: OPENAI, model: "gpt-5" })).toEqual({
      kind: "priced",
      price: {
        input: 1.25,
        cachedInput: 0.125,
        output: 10,
        source: "the table of known prices",
        date: expect.stringMatching(/^\d{4}-\d{2}$/) as string,
      },
    });
    const google = "https://generativelanguage.googleapis.com/v1beta/openai";
    expect(priceOf({ baseUrl: google, model: "models/gemini-2.5-pro" })).toMatchObject({
      price: { dearer: [{ above: 200_000 }] },
    });
  });

  it.each([
    ["the same name elsewhere", "https://gateway.example/v1", "gpt-5"],
    ["an address that only looks like it", "https://api.openai.com.example/v1", "gpt-5"],
    ["an address without encryption", "http://api.openai.com/v1", "gpt-5"],
    ["a model that is not in the table", OPENAI, "gpt-5-pro"],
    ["another model in the local network", "http://192.168.1.5:8080/v1", "llama"],
    ["no address at all", "nonsense", "gpt-5"],
  ])("leaves unknown what is unknown: %s", (_what, baseUrl, model) => {
    expect(priceOf({ baseUrl, model })).toEqual({ kind: "unknown" });
  });
});

describe("costOf", () => {
  const usage = { prompt: 1_000_000, cached: 400_000, output: 200_000, reasoning: 150_000 };

  it("counts what was cached at its own price, and reasoning once, within the output", () => {
    expect(costOf(usage, { input: 3, cachedInput: 0.5, output: 10, source: "" })).toBeCloseTo(
      0.6 * 3 + 0.4 * 0.5 + 0.2 * 10,
    );
  });

  it("counts what was cached like the rest where no price of its own is known", () => {
    expect(costOf(usage, { input: 3, output: 10, source: "" })).toBeCloseTo(3 + 2);
  });

  it("counts the whole request at the rates of its size", () => {
    const dearer = [
      { above: 200_000, input: 2, output: 20 },
      { above: 900_000, input: 3, output: 30 },
    ];
    const price = { input: 1, output: 10, dearer, source: "" };
    const costing = (prompt: number): number =>
      costOf({ prompt, cached: 0, output: 1_000, reasoning: 0 }, price) * 1_000_000;
    expect(costing(200_000)).toBeCloseTo(200_000 + 10_000);
    expect(costing(200_001)).toBeCloseTo(400_002 + 20_000);
    expect(costing(1_000_000)).toBeCloseTo(3_000_000 + 30_000);
  });
});
