import { describe, expect, it } from "vitest";

import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import {
  deltaChunk,
  DONE,
  event,
  finishChunk,
  gate,
  gated,
  raw,
  reply,
  stream,
  textChunk,
} from "../../../support/providers/answers.ts";
import { asking, starting } from "../../../support/providers/asking.ts";
import { aRequest, collect, textOf, unaborted } from "../../../support/providers/requests.ts";

const USAGE = { prompt: 20, cached: 12, output: 7, reasoning: 3 };

describe("an ordinary answer", () => {
  it("comes as text in order, then done with finish and usage", async () => {
    const events = await asking(reply("One two three.", { usage: USAGE }));
    expect(events).toEqual([
      { kind: "text", text: "One " },
      { kind: "text", text: "two " },
      { kind: "text", text: "three." },
      { kind: "done", finish: "stop", usage: USAGE },
    ]);
  });

  it("sends the request as chat completions want it", async () => {
    const server = await starting(reply("ok"));
    const provider = openAiProvider({
      baseUrl: server.baseUrl,
      apiKey: "my-key",
      headers: { "x-team": "blue" },
    });
    await collect(provider.stream(aRequest({ maxOutput: 9 }), unaborted()));
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", path: "/v1/chat/completions" });
    expect(request?.headers).toMatchObject({
      authorization: "Bearer my-key",
      "content-type": "application/json",
      "x-team": "blue",
    });
    expect(request?.body).toMatchObject({
      model: "scripted-model",
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 9,
    });
  });

  it("sends no authorization without a key, and nothing about this machine", async () => {
    const server = await starting(reply("ok"));
    await collect(openAiProvider({ baseUrl: server.baseUrl }).stream(aRequest(), unaborted()));
    const names = Object.keys(server.requests[0]?.headers ?? {});
    expect(names).not.toContain("authorization");
    expect(names.filter((name) => name.startsWith("x-"))).toEqual([]);
  });

  it("streams reasoning apart from text, under both of its names", async () => {
    for (const name of ["reasoning_content", "reasoning"]) {
      const events = await asking(
        stream([deltaChunk({ [name]: "Hm." }), textChunk("Yes."), finishChunk("stop")]),
      );
      expect(events.slice(0, 2)).toEqual([
        { kind: "reasoning", text: "Hm." },
        { kind: "text", text: "Yes." },
      ]);
    }
  });

  it("reads Mistral's parts and OpenAI's refusals", async () => {
    const parts = [
      { type: "thinking", thinking: [{ type: "text", text: "Hm." }] },
      { type: "text", text: "Yes." },
    ];
    const events = await asking(
      stream([deltaChunk({ content: parts }), deltaChunk({ refusal: "No." }), finishChunk("stop")]),
    );
    expect(events.slice(0, 3)).toEqual([
      { kind: "reasoning", text: "Hm." },
      { kind: "text", text: "Yes." },
      { kind: "text", text: "No." },
    ]);
  });

  it("passes each text on as soon as it is there", async () => {
    const [first, second] = [gate(), gate()];
    const { baseUrl } = await starting({
      body: gated([
        [first, event(textChunk("slow "))],
        [second, event(textChunk("server")) + event(finishChunk("stop")) + DONE],
      ]),
    });
    const events = openAiProvider({ baseUrl }).stream(aRequest(), unaborted())[Symbol.asyncIterator]();
    first.open();
    expect((await events.next()).value).toEqual({ kind: "text", text: "slow " });
    second.open();
    expect((await events.next()).value).toEqual({ kind: "text", text: "server" });
  });

  it("puts a character together that arrives in two parts", async () => {
    const bytes = Buffer.from(event(textChunk("Köln")) + event(finishChunk("stop")) + DONE);
    const middle = bytes.indexOf(Buffer.from("ö")) + 1;
    const rest = gate();
    const { baseUrl } = await starting({
      body: gated([
        [{ opened: Promise.resolve(), open: () => undefined }, bytes.subarray(0, middle)],
        [rest, bytes.subarray(middle)],
      ]),
    });
    const events = collect(openAiProvider({ baseUrl }).stream(aRequest(), unaborted()));
    rest.open();
    expect(textOf(await events)).toBe("Köln");
  });

  it("reads CRLF, comments, other fields and several data lines", async () => {
    const lines = [
      ": OPENROUTER PROCESSING",
      "",
      "id: 7",
      "retry: 10",
      'data: {"choices":[{"delta":',
      'data: {"content":"ok"},"finish_reason":"stop"}]}',
      "",
      "data: [DONE]",
      "",
      "",
    ];
    expect(textOf(await asking(raw(lines.join("\r\n"))))).toBe("ok");
  });

  it("takes a chunk of a megabyte", async () => {
    const text = "ä🌤".repeat(200_000);
    expect(textOf(await asking(stream([textChunk(text), finishChunk("stop")])))).toBe(text);
  });

  it("takes an answer that came whole although a stream was asked for", async () => {
    const message = { role: "assistant", content: "Whole." };
    const usage = { prompt_tokens: 3, completion_tokens: 2 };
    const body = [JSON.stringify({ choices: [{ message, finish_reason: "stop" }], usage })];
    expect(await asking({ headers: { "content-type": "application/json" }, body })).toEqual([
      { kind: "text", text: "Whole." },
      { kind: "done", finish: "stop", usage: { prompt: 3, cached: 0, output: 2, reasoning: 0 } },
    ]);
  });

  it.each(["text/plain", "application/json", "application/octet-stream"])(
    "reads a stream that calls itself %s",
    async (type) => {
      expect(textOf(await asking({ ...reply("ok"), headers: { "content-type": type } }))).toBe("ok");
    },
  );
});
