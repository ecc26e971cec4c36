import * as fc from "fast-check";
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
} from "../../../support/providers/answers.ts";
import { asking, failureIn, starting } from "../../../support/providers/asking.ts";
import { aRequest, collect, textOf, unaborted } from "../../../support/providers/requests.ts";

const MEGABYTE = 1024 * 1024;

/** So many megabytes of one letter; counts what was really taken. */
function endless(megabytes: number, around: { readonly before: string }) {
  let taken = 0;
  async function* body(): AsyncGenerator<string> {
    yield around.before;
    for (; taken < megabytes; taken++) yield "x".repeat(MEGABYTE);
  }
  return { answer: { body: body() }, taken: () => taken };
}

describe("a line without an end", () => {
  it.each([
    ["in an event", 'data: {"choices":[{"delta":{"content":"'],
    ["in a comment", ": "],
    ["in an answer that should have been a stream", '{"choices":[{"message":{"content":"'],
  ])("%s is given up long before it fills the memory", async (_where, before) => {
    const { answer, taken } = endless(200, { before });
    expect(failureIn(await asking(answer))).toMatchObject({ reason: "badResponse", retryable: false });
    expect(taken()).toBeLessThan(40);
  });

  it("made of many short lines is given up as well", async () => {
    const lines = `data: ${"x".repeat(1_000)}\n`.repeat(1_000);
    async function* body(): AsyncGenerator<string> {
      for (let i = 0; i < 200; i++) yield lines;
    }
    expect(failureIn(await asking({ body: body() }))).toMatchObject({ reason: "badResponse" });
  });

  it("is no matter of an answer that is long in all", async () => {
    const chunks = Array.from({ length: 24 }, () => textChunk("x".repeat(MEGABYTE)));
    const events = await asking(stream([...chunks, finishChunk("stop")]));
    expect(textOf(events)).toHaveLength(24 * MEGABYTE);
  });
});

describe("chunks that come twice", () => {
  const call = { index: 0, id: "a", function: { name: "run", arguments: '{"command":"rm x"}' } };

  it("make a call once, where everything is alike, its id included", async () => {
    const twice = deltaChunk({ tool_calls: [call] });
    const events = await asking(stream([twice, twice, finishChunk("tool_calls")]));
    expect(events.filter(({ kind }) => kind === "call")).toHaveLength(1);
  });

  it("make two calls, where the server gives no ids: a model may want the same thing twice", async () => {
    const twice = deltaChunk({ tool_calls: [{ ...call, id: "" }] });
    const events = await asking(stream([twice, twice, finishChunk("tool_calls")]));
    expect(events.filter(({ kind }) => kind === "call")).toHaveLength(2);
  });

  it("keep their text: models repeat themselves", async () => {
    const ha = textChunk("ha ");
    expect(textOf(await asking(stream([ha, ha, ha, finishChunk("stop")])))).toBe("ha ha ha ");
  });
});

describe("what comes after the end", () => {
  it("is not read any more once the mark was there", async () => {
    const events = await asking(
      raw(event(textChunk("ok")), event(finishChunk("stop")), DONE, event(textChunk("!")), "data: {\n\n"),
    );
    expect(textOf(events)).toBe("ok");
    expect(events.at(-1)).toEqual({ kind: "done", finish: "stop" });
  });

  it.each([
    ["garbage", 'data: {"usage": {"prompt_tokens": NaN}}\n\n'],
    ["an error", event({ error: { message: "too late" } })],
    ["half an event", 'data: {"usage": {"prom'],
  ])("cannot spoil the answer before the mark either: %s", async (_what, late) => {
    const events = await asking(raw(event(textChunk("ok")), event(finishChunk("stop")), late));
    expect(events.at(-1)).toEqual({ kind: "done", finish: "stop" });
  });

  it("is kept where it is text: some servers say too early why they stopped", async () => {
    const events = await asking(stream([textChunk("al"), finishChunk("stop"), textChunk("most")]));
    expect(textOf(events)).toBe("almost");
  });
});

describe("an answer for another model", () => {
  const named = (model: string) => stream([{ ...textChunk("ok"), model }, finishChunk("stop")]);

  it("is told with the end", async () => {
    expect((await asking(named("cheaper-model"), { model: "gpt-5" })).at(-1)).toEqual({
      kind: "done",
      finish: "stop",
      answeredBy: "cheaper-model",
    });
  });

  it.each([
    ["gpt-5", "gpt-5-2026-08-07"],
    ["qwen3", "qwen3:latest"],
    ["openai/gpt-5", "gpt-5"],
    ["tiny", "/models/Tiny.gguf"],
    ["gpt-5", ""],
  ])("is none where the name only says more: %s and %s", async (model, name) => {
    expect((await asking(named(name), { model })).at(-1)).toEqual({ kind: "done", finish: "stop" });
  });
});

describe("an answer that breaks off", () => {
  it.each([
    ["with an error", raw(event(textChunk("a <b> c")), event(textChunk("<")), event({ error: "boom" }))],
    ["without a word", raw(event(textChunk("<thi")))],
  ])("%s keeps every letter of it, also what might have become a tag", async (_how, answer) => {
    const events = await asking(answer);
    expect(textOf(events)).toMatch(/^(?:a <b> c<|<thi)$/);
    expect(failureIn(events)).toBeDefined();
  });

  it("is none where only the mark is missing", async () => {
    const events = await asking(raw(event(textChunk("ok")), event(finishChunk("stop"))));
    expect(events.at(-1)).toEqual({ kind: "done", finish: "stop" });
  });
});

describe("bytes that are no text", () => {
  it("become marks, and what is around them stays", async () => {
    const [before, after] = event(textChunk("Köln und Rom")).split("und");
    const bytes = Buffer.concat([Buffer.from(before ?? ""), Buffer.of(0xff, 0xc3), Buffer.from(after ?? "")]);
    const events = await asking(raw(bytes, event(finishChunk("stop")), DONE));
    expect(textOf(events)).toMatch(/^Köln \uFFFD+ Rom$/);
    expect(failureIn(events)).toBeUndefined();
  });

  it("never end in anything but one ending, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 80 }),
            fc.constantFrom(...FRAGMENTS.map((one) => Buffer.from(one))),
          ),
        ),
        async (pieces) => {
          const fetch = (): Promise<Response> =>
            Promise.resolve(new Response(ReadableStream.from(pieces.filter(({ length }) => length > 0))));
          const provider = openAiProvider({ baseUrl: "http://localhost/v1", fetch });
          const events = await collect(provider.stream(aRequest(), unaborted()));
          failureIn(events);
          expect(["done", "failed"]).toContain(events.at(-1)?.kind);
        },
      ),
    );
  });
});

const FRAGMENTS = [
  "data: ",
  "\n\n",
  "\r\n",
  ": hm\n\n",
  "[DONE]",
  "event: error\n",
  event(textChunk("hi")),
  event(finishChunk("constructor")),
  event({ choices: [{ delta: { tool_calls: [{}] } }] }),
  event({ choices: [], usage: { prompt_tokens: -1 } }),
  event({ error: null }),
  "<think>",
];

describe("a key", () => {
  it("goes to the origin of its server only, wherever that points", async () => {
    const other = await starting(reply("stolen"));
    for (const status of [301, 302, 303, 307, 308]) {
      const { baseUrl, allRequests } = await starting(
        refusal(status, "", { location: `${other.baseUrl}/chat/completions` }),
      );
      const provider = openAiProvider({ baseUrl, apiKey: "my-key", headers: { "x-secret": "swordfish" } });
      expect(failureIn(await collect(provider.stream(aRequest(), unaborted())))).toMatchObject({
        reason: "badResponse",
        retryable: false,
      });
      expect(allRequests).toHaveLength(1);
    }
    expect(other.allRequests).toEqual([]);
  });
});
