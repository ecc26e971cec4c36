import { describe, expect, it } from "vitest";

import { type Offer, type Row, rowsOf } from "../../../../src/host/models/choose/rows.ts";
import type { Failure } from "../../../../src/providers/provider.ts";

const ollama: Offer = {
  title: "Ollama · 127.0.0.1:11434",
  baseUrl: "http://127.0.0.1:11434/v1",
  models: [{ id: "qwen3:8b", window: 32_768 }, { id: "gemma3" }],
};
const remote = "https://api.example.com/v1";

const labels = (rows: readonly Row[]): readonly string[] => rows.map(({ label }) => label);
const failed = (reason: "auth" | "network" | "badResponse"): Offer => {
  const failure: Failure = { reason, retryable: false, message: `It is ${reason}.` };
  return { title: "api.example.com", baseUrl: remote, models: [], failure };
};
const rowUnder = (offer: Offer): Row | undefined => rowsOf([offer], undefined)[1];

describe("the list to choose a model from", () => {
  it("has each place as a heading with its models, and the way to another server at the end", () => {
    expect(labels(rowsOf([ollama], undefined))).toEqual([
      ollama.title,
      "qwen3:8b",
      "gemma3",
      "",
      "$(add) Enter a Server…",
    ]);
  });

  it("offers another server before anybody has answered", () => {
    expect(rowsOf([], undefined).at(-1)?.choice).toEqual({ kind: "server" });
  });

  it("tells the window where it is known, and which model is in use", () => {
    const rows = rowsOf([ollama], { baseUrl: ollama.baseUrl, model: "qwen3:8b" });
    expect(rows.map(({ description }) => description)).toContain("32.8k tokens · in use");
    expect(rows.find(({ label }) => label === "gemma3")?.description).toBeUndefined();
  });

  it("the same name in another place is not in use", () => {
    const rows = rowsOf([ollama], { baseUrl: remote, model: "qwen3:8b" });
    expect(rows.some(({ description }) => description?.includes("in use"))).toBe(false);
  });

  it("asks for a key where it is refused", () => {
    expect(rowUnder(failed("auth"))).toMatchObject({
      detail: "It is auth.",
      choice: { kind: "key", baseUrl: remote },
    });
  });

  it("a server that does not answer says why, and leads to its address", () => {
    expect(rowUnder(failed("network"))).toMatchObject({
      detail: "It is network.",
      choice: { kind: "server", baseUrl: remote },
    });
  });

  it("a server that lists no models takes the name of one", () => {
    const choice = { kind: "name", baseUrl: remote };
    expect(rowUnder(failed("badResponse"))?.choice).toEqual(choice);
    expect(rowUnder({ title: "api.example.com", baseUrl: remote, models: [] })?.choice).toEqual(choice);
  });

  it("the configured server stands there once, also where it is found by another name of this machine", () => {
    const configured = { ...ollama, title: "localhost:11434", baseUrl: "http://localhost:11434/v1" };
    expect(
      labels(rowsOf([ollama, configured], undefined)).filter((label) => label === "gemma3"),
    ).toHaveLength(1);
  });
});
