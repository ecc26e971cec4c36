import { describe, expect, it } from "vitest";

import { httpFailure, streamFailure } from "../../../src/providers/failures.ts";
import type { Failure } from "../../../src/providers/provider.ts";

const KEY = ["sk", "test", "0123456789abcdef"].join("-");
const server = { baseUrl: "https://api.example.com/v1", apiKey: KEY };

const answered = (status: number, body: unknown, headers: Record<string, string> = {}): Failure =>
  httpFailure(
    { status, headers: new Headers(headers), body: typeof body === "string" ? body : JSON.stringify(body) },
    { server, model: "gpt-x" },
  );

describe("a refusal by status", () => {
  it.each([
    [401, "auth"],
    [403, "auth"],
    [402, "quota"],
    [413, "overflow"],
    [429, "rateLimit"],
    [408, "server"],
    [500, "server"],
    [502, "server"],
    [529, "server"],
    [400, "badResponse"],
    [404, "badResponse"],
    [307, "badResponse"],
  ])("%i without a word is %s", (status, reason) => {
    expect(answered(status, "").reason).toBe(reason);
  });

  it("says that another try may help only where it may", () => {
    expect([429, 500, 503].map((status) => answered(status, "").retryable)).toEqual([true, true, true]);
    expect([400, 401, 402, 404, 413].some((status) => answered(status, "").retryable)).toBe(false);
  });

  it("tells a key that is wrong from a key that is missing", () => {
    expect(answered(401, "").message).toContain("did not accept the API key");
    const none = httpFailure(
      { status: 401, headers: new Headers(), body: "" },
      { server: { baseUrl: server.baseUrl } },
    );
    expect(none.message).toBe("https://api.example.com wants an API key, and none is set for it. Set one.");
  });

  it("hints at the base URL when a web page comes back", () => {
    expect(answered(404, "\n<html>")).toMatchObject({
      reason: "badResponse",
      message:
        "https://api.example.com answered with a web page instead of a model's answer. Check the base URL; it usually ends in /v1.",
    });
    expect(answered(502, "<html>Bad gateway").reason).toBe("server");
  });
});

describe("a refusal by its body", () => {
  it.each([
    ["OpenAI", 429, { error: { message: "You exceeded your current quota", code: "insufficient_quota" } }],
    ["DeepSeek", 402, { error: { message: "Insufficient Balance" } }],
    [
      "Anthropic",
      400,
      { type: "error", error: { message: "Your credit balance is too low to access the API." } },
    ],
  ])("is about money at %s", (_name, status, body) => {
    expect(answered(status, body).reason).toBe("quota");
  });

  it.each([
    ["OpenAI", 404, { error: { message: "The model `gpt-x` does not exist", code: "model_not_found" } }],
    ["Ollama", 404, { error: { message: 'model "gpt-x" not found, try pulling it first' } }],
    ["vLLM", 404, { object: "error", message: "The model `gpt-x` does not exist.", code: 404 }],
    ["DeepSeek", 400, { error: { message: "Model Not Exist" } }],
    ["Mistral", 400, { object: "error", message: "Invalid model: gpt-x", type: "invalid_model" }],
    ["OpenRouter", 400, { error: { message: "gpt-x is not a valid model ID", code: 400 } }],
    ["Azure", 404, { error: { code: "DeploymentNotFound", message: "The API deployment was not found." } }],
  ])("is about the model at %s", (_name, status, body) => {
    expect(answered(status, body)).toMatchObject({
      reason: "modelMissing",
      message: "https://api.example.com has no model “gpt-x”. Choose another model.",
    });
  });

  it("takes a missing path for a wrong base URL, not for a missing model", () => {
    const notFound = { error: { message: "File Not Found", type: "not_found_error", code: 404 } };
    expect(answered(404, notFound).message).toContain(
      "There is no chat service at https://api.example.com/v1",
    );
  });

  it.each([
    ["an object", { error: { message: "prompt is too long: 9 tokens > 8 maximum" } }],
    ["a bare object", { object: "error", message: "prompt is too long: 9 tokens > 8 maximum" }],
    ["a text", { error: "prompt is too long: 9 tokens > 8 maximum" }],
    ["a list", [{ error: { message: "prompt is too long: 9 tokens > 8 maximum" } }]],
    ["a detail", { detail: "prompt is too long: 9 tokens > 8 maximum" }],
    ["no JSON at all", "prompt is too long: 9 tokens > 8 maximum"],
    [
      "an answer passed through",
      {
        error: {
          message: "Provider returned error",
          metadata: { raw: "prompt is too long: 9 tokens > 8 maximum" },
        },
      },
    ],
  ])("finds an overflow in %s", (_shape, body) => {
    expect(answered(400, body)).toMatchObject({ reason: "overflow", limit: 8, asked: 9 });
  });

  it("believes llama.cpp's figures, which older versions give in fields only", () => {
    const message = "the request exceeds the available context size. try increasing the context size";
    const error = {
      code: 400,
      message,
      type: "exceed_context_size_error",
      n_prompt_tokens: 1_407,
      n_ctx: 256,
    };
    expect(answered(400, { error })).toMatchObject({
      reason: "overflow",
      limit: 256,
      asked: 1_407,
      message:
        "The conversation is too long for this model (1,407 tokens of 256). Compact it, or choose a model with a larger window.",
    });
  });

  it("reads how long to wait, in the message too", () => {
    expect(answered(429, "", { "retry-after": "20" })).toMatchObject({
      retryAfter: 20_000,
      message: "https://api.example.com is asked too often. Try again in 20 seconds.",
    });
    expect(answered(429, "")).not.toHaveProperty("retryAfter");
  });
});

describe("an error in the middle of a stream", () => {
  it("is read like a refusal, by the status inside it", () => {
    expect(streamFailure({ error: { code: 429, message: "slow down" } }, { server }).reason).toBe(
      "rateLimit",
    );
    expect(
      streamFailure({ error: { code: 502, message: "Provider disconnected" } }, { server }),
    ).toMatchObject({
      reason: "server",
      message: "https://api.example.com had an error of its own (502): “Provider disconnected”. Try again.",
    });
  });

  it("is the server's fault when it says nothing more", () => {
    expect(streamFailure({ error: "boom" }, { server }).reason).toBe("server");
  });
});

describe("what a message shows", () => {
  it("never holds the key, even when the server repeats it", () => {
    const failures = [400, 401, 403, 404, 429, 500].map((status) =>
      answered(status, { error: { message: `Bad key ${KEY} given` } }),
    );
    expect(failures.map(({ message }) => message).join(" ")).not.toContain(KEY);
    expect(failures[0]?.message).toBe(
      "https://api.example.com refused the request (400): “Bad key [key] given”.",
    );
  });

  it("never holds the value of a header that the user set", () => {
    const guarded = { baseUrl: server.baseUrl, headers: { "x-token": "swordfish-42" } };
    const body = JSON.stringify({ error: { message: "unknown token swordfish-42" } });
    const failure = httpFailure({ status: 400, headers: new Headers(), body }, { server: guarded });
    expect(failure.message).toContain("unknown token [key]");
  });

  it("leaves out long sentences and data, which may be the prompt", () => {
    const prompt = "my secret question";
    const messages = [
      `${prompt} `.repeat(20),
      `Validation failed: [{'type': 'missing', 'input': '${prompt}'}]`,
      `{"messages": "${prompt}"}`,
    ].map((message) => answered(400, { error: { message } }).message);
    expect(new Set(messages)).toEqual(new Set(["https://api.example.com refused the request (400)."]));
  });

  it("takes control and direction marks out of the server's sentence", () => {
    const message = "no\u202E such\u0007\n parameter";
    expect(answered(400, { error: { message } }).message).toContain("“no such parameter”");
  });
});
