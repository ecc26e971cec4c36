import { describe, expect, it } from "vitest";

import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import {
  deltaChunk,
  DONE,
  event,
  finishChunk,
  raw,
  refusal,
  reply,
  stream,
  textChunk,
  webPage,
} from "../../../support/providers/answers.ts";
import { asking, failureIn, starting } from "../../../support/providers/asking.ts";
import { aRequest, collect, textOf, unaborted } from "../../../support/providers/requests.ts";

/** llama.cpp, when the model's chat template raises an exception. */
const ROLES_REFUSED = {
  error: {
    code: 500,
    message:
      "\n------------\nWhile executing CallExpression at line 19, column 27 in source:\nError: Jinja Exception: Conversation roles must alternate user/assistant/user/assistant/...",
    type: "server_error",
  },
};

describe("a refusal", () => {
  it.each([
    [401, "auth"],
    [402, "quota"],
    [404, "badResponse"],
    [500, "server"],
  ])("%i is a value: %s", async (status, reason) => {
    expect(failureIn(await asking(refusal(status, { error: { message: "no" } })))).toMatchObject({ reason });
  });

  it("names the model that is missing", async () => {
    const error = { message: "The model `nope` does not exist", code: "model_not_found" };
    expect(failureIn(await asking(refusal(404, { error }), { model: "nope" }))).toMatchObject({
      reason: "modelMissing",
      message: expect.stringContaining("has no model “nope”") as string,
    });
  });

  it("429 says how long to wait", async () => {
    const limited = refusal(429, { error: { message: "slow down" } }, { "retry-after": "7" });
    expect(failureIn(await asking(limited))).toMatchObject({ reason: "rateLimit", retryAfter: 7_000 });
  });

  it("is not tried again: that is the caller's business", async () => {
    const server = await starting(refusal(500, "no"), reply("late"));
    await collect(openAiProvider({ baseUrl: server.baseUrl }).stream(aRequest(), unaborted()));
    expect(server.requests).toHaveLength(1);
  });

  it("of the dialect is answered in the right one, now and from then on", async () => {
    const unknownField = {
      object: "error",
      message: { detail: [{ type: "extra_forbidden", loc: ["body", "stream_options"] }] },
    };
    const server = await starting(refusal(422, unknownField), reply("first"), reply("second"));
    const provider = openAiProvider({ baseUrl: server.baseUrl });
    expect(textOf(await collect(provider.stream(aRequest(), unaborted())))).toBe("first");
    expect(textOf(await collect(provider.stream(aRequest(), unaborted())))).toBe("second");
    const asked = server.requests.map(({ body }) => Object.keys(body as object).includes("stream_options"));
    expect(asked).toEqual([true, false, false]);
  });

  it("W1 of roles that do not alternate is answered with merged messages, now and from then on", async () => {
    const server = await starting(refusal(500, ROLES_REFUSED), reply("first"), reply("second"));
    const provider = openAiProvider({ baseUrl: server.baseUrl });
    const messages = [
      { role: "user", text: "Hello?" },
      { role: "user", text: "Are you there?" },
    ] as const;
    const ask = async () => textOf(await collect(provider.stream(aRequest({ messages }), unaborted())));
    expect([await ask(), await ask()]).toEqual(["first", "second"]);
    expect(server.requests.map(({ body }) => (body as { messages: unknown[] }).messages.length)).toEqual([
      3, 2, 2,
    ]);
  });

  it("with a redirect is not followed: prompt and key go to no other address", async () => {
    const other = await starting(reply("stolen"));
    const { baseUrl } = await starting(refusal(307, "", { location: `${other.baseUrl}/chat/completions` }));
    const events = await collect(
      openAiProvider({ baseUrl, apiKey: "my-key" }).stream(aRequest(), unaborted()),
    );
    expect(failureIn(events)).toMatchObject({ reason: "badResponse" });
    expect(other.allRequests).toEqual([]);
  });
});

describe("a bad answer", () => {
  it("in the shape of a web page hints at the base URL", async () => {
    expect(failureIn(await asking(webPage(200)))).toMatchObject({
      reason: "badResponse",
      retryable: false,
      message: expect.stringContaining(
        "a web page instead of a model's answer. Check the base URL; it usually ends in /v1.",
      ) as string,
    });
  });

  it.each([
    ["no JSON in an event", raw("data: not json\n\n")],
    ["JSON of the wrong shape", stream([{ choices: "none" }])],
    ["a text of the wrong type", stream([deltaChunk({ content: 7 })])],
    ["plain words", raw("Hello, I am a server.")],
    ["an unrelated object", { ...raw('{"hello":"world"}'), headers: { "content-type": "application/json" } }],
  ])("with %s is named as such", async (_what, answer) => {
    expect(failureIn(await asking(answer))).toMatchObject({ reason: "badResponse", retryable: false });
  });

  it("that says hello first keeps what was said", async () => {
    const events = await asking(raw(event(textChunk("Hello")), "data: garbage\n\n"));
    expect(textOf(events)).toBe("Hello");
    expect(failureIn(events)).toMatchObject({ reason: "badResponse" });
  });

  it.each([
    ["nothing at all", raw()],
    ["comments only", raw(": wait\n\n", ": wait\n\n")],
    ["only half an event", raw(event(textChunk("Hello")), 'data: {"choices":[{"del')],
    ["no finish and no mark", raw(event(textChunk("Hello")))],
    ["the mark and nothing else", raw(DONE)],
  ])("with %s was closed too early, and another try may help", async (_what, answer) => {
    expect(failureIn(await asking(answer))).toEqual({
      reason: "network",
      retryable: true,
      message: "The answer was closed before it was finished. Try again.",
    });
  });

  it("whose socket breaks was closed too early as well", async () => {
    const events = await asking({ body: [event(textChunk("Hel"))], ending: "destroy" });
    expect(failureIn(events)).toMatchObject({ reason: "network", retryable: true });
  });
});

describe("an error in the middle of the stream", () => {
  it.each([
    ["OpenRouter", { error: { code: 429, message: "Rate limited upstream" } }, "rateLimit"],
    [
      "llama.cpp",
      {
        error: {
          code: 400,
          message: "request (9 tokens) exceeds the available context size (8 tokens), try increasing it",
        },
      },
      "overflow",
    ],
    ["Ollama", { error: "model runner has unexpectedly stopped" }, "server"],
    ["vLLM", { object: "error", message: "boom", code: 500 }, "server"],
  ])("of %s is a failure with its reason", async (_server, error, reason) => {
    const events = await asking(stream([textChunk("Hel"), error, textChunk("lo")]));
    expect(textOf(events)).toBe("Hel");
    expect(failureIn(events)).toMatchObject({ reason });
  });

  it("may be named by the event, or come alone with a good status", async () => {
    expect(failureIn(await asking(raw('event: error\ndata: {"message":"boom"}\n\n')))).toMatchObject({
      reason: "server",
    });
    expect(
      failureIn(await asking({ body: ['{"error":{"code":402,"message":"no credits"}}'] })),
    ).toMatchObject({
      reason: "quota",
    });
  });

  it("is none when the field is there and empty", async () => {
    expect(textOf(await asking(stream([{ ...textChunk("ok"), error: null }, finishChunk("stop")])))).toBe(
      "ok",
    );
  });
});
