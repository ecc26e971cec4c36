import { describe, expect, it } from "vitest";

import { detectModel } from "../../../src/providers/limits.ts";
import { detected, looking } from "../../support/providers/looking.ts";
import { openRouter } from "../../support/providers/recorded/openRouter.ts";
import { unaborted } from "../../support/providers/requests.ts";
import type { Routes } from "../../support/providers/scriptedServer.ts";

describe("the window, where the server is silent", () => {
  it("is the table's", async () => {
    expect(await detected({}, "openai/gpt-4.1-mini")).toEqual({
      window: 1_047_576,
      maxOutput: 32_768,
      source: "known model",
    });
  });

  it("is not guessed", async () => {
    expect(
      await detected({ "/props": "garbage", "/v1/models": { data: "garbage" }, "/api/ps": [] }),
    ).toBeUndefined();
  });

  it("is the table's when the looking is aborted", async () => {
    const fetch = (): Promise<Response> => new Promise(() => undefined);
    const asking = { baseUrl: "http://localhost/v1", model: "gpt-4o", fetch };
    expect(await detectModel(asking, AbortSignal.abort())).toMatchObject({
      window: { source: "known model" },
    });
  });

  it("is nothing for an address that is none", async () => {
    expect(await detectModel({ baseUrl: "nonsense", model: "m" }, unaborted())).toEqual({});
  });
});

describe("a conflict between server and table", () => {
  const listing = (window: number): Routes => ({
    "/v1/models": { data: [{ id: "gpt-4o", context_length: window }] },
  });

  it("is told where they are more than 5% apart; the server is believed", async () => {
    expect(await detected(listing(32_000), "gpt-4o")).toEqual({
      window: 32_000,
      source: "the server's list of models",
      conflict: { window: 128_000, source: "known model" },
    });
  });

  it.each([128_000, 121_600, 134_736])("is none at %i", async (window) => {
    expect(await detected(listing(window), "gpt-4o")).not.toHaveProperty("conflict");
  });
});

describe("detectModel", () => {
  it("reads price and tools from the same list as the window, asked for once", async () => {
    const { facts, asked } = await looking(openRouter, "anthropic/claude-sonnet-4");
    expect(facts).toMatchObject({
      window: { window: 200_000 },
      price: { input: 3, output: 15 },
      takesTools: true,
    });
    expect(asked.filter((path) => path === "/v1/models")).toHaveLength(1);
    expect((await looking(openRouter, "meta-llama/llama-3.3-70b-instruct:free")).facts.takesTools).toBe(
      false,
    );
    expect((await looking(openRouter, "mistralai/mistral-7b-instruct")).facts).not.toHaveProperty(
      "takesTools",
    );
  });

  it("asks beside the versioned API, and nobody but the configured server", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (url) => {
      asked.push(url instanceof Request ? url.url : url.toString());
      return Promise.resolve(new Response("no", { status: 404 }));
    };
    await detectModel({ baseUrl: "https://host.example/api/v1", model: "m", fetch }, unaborted());
    expect(asked.toSorted()).toEqual([
      "https://host.example/api/api/ps",
      "https://host.example/api/api/v0/models",
      "https://host.example/api/props",
      "https://host.example/api/running",
      "https://host.example/api/v1/models",
    ]);
  });
});
