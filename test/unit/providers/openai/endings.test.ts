import { describe, expect, it } from "vitest";

import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import type { ProviderEvent } from "../../../../src/providers/provider.ts";
import {
  deltaChunk,
  event,
  finishChunk,
  gate,
  reply,
  replyWithCalls,
  stream,
  textChunk,
  usageChunk,
} from "../../../support/providers/answers.ts";
import { asking, failureIn, starting } from "../../../support/providers/asking.ts";
import { aRequest, unaborted } from "../../../support/providers/requests.ts";

const USAGE = { prompt: 20, cached: 12, output: 7, reasoning: 3 };

describe("usage", () => {
  it.each([
    [
      "with the last chunk",
      [{ ...finishChunk("stop"), ...usageChunk(USAGE), choices: [{ delta: {}, finish_reason: "stop" }] }],
    ],
    ["on a chunk of its own", [finishChunk("stop"), usageChunk(USAGE)]],
    [
      "on every chunk, the last one counting",
      [usageChunk({ ...USAGE, output: 1 }), finishChunk("stop"), usageChunk(USAGE)],
    ],
  ])("is taken %s", async (_where, chunks) => {
    const events = await asking(stream([textChunk("ok"), ...chunks]));
    expect(events.at(-1)).toEqual({ kind: "done", finish: "stop", usage: USAGE });
  });

  it("may be missing", async () => {
    expect((await asking(reply("ok"))).at(-1)).toEqual({ kind: "done", finish: "stop" });
  });
});

describe("the finish", () => {
  it.each([
    ["stop", "stop"],
    ["length", "length"],
    ["model_length", "length"],
    ["content_filter", "filter"],
    ["eos", "stop"],
  ])("%s is %s", async (reason, finish) => {
    expect((await asking(reply("ok", { finish: reason }))).at(-1)).toMatchObject({ kind: "done", finish });
  });

  it("may be missing when the stream is closed by its mark", async () => {
    expect((await asking(stream([textChunk("ok")]))).at(-1)).toEqual({ kind: "done", finish: "stop" });
  });

  it("counts, even if the connection breaks before the usage comes", async () => {
    const arrived = gate();
    async function* body(): AsyncGenerator<string> {
      yield event(textChunk("ok")) + event(finishChunk("stop"));
      await arrived.opened;
    }
    const { baseUrl } = await starting({ body: body(), ending: "destroy" });
    const events: ProviderEvent[] = [];
    for await (const one of openAiProvider({ baseUrl }).stream(aRequest(), unaborted())) {
      events.push(one);
      arrived.open();
    }
    expect(events.at(-1)).toEqual({ kind: "done", finish: "stop" });
  });

  it("is a failure where the server says that it is one", async () => {
    expect(failureIn(await asking(reply("half", { finish: "error" })))).toMatchObject({
      reason: "server",
      retryable: true,
    });
  });
});

describe("tool calls", () => {
  const calls = [
    { callId: "a", tool: "read", args: '{"path":"a.ts"}' },
    { callId: "b", tool: "list", args: "{}" },
  ];

  it("come whole, after the text and before the end", async () => {
    expect(await asking(replyWithCalls(calls, "Looking."))).toEqual([
      { kind: "text", text: "Looking." },
      ...calls.map((call) => ({ kind: "call", call })),
      { kind: "done", finish: "calls" },
    ]);
  });

  it.each(["stop", "tool_use", "function_call", "end_turn"])(
    "count as the finish even where the server says %s",
    async (reason) => {
      const call = { index: 0, id: "a", function: { name: "list", arguments: "{}" } };
      const events = await asking(stream([deltaChunk({ tool_calls: [call] }), finishChunk(reason)]));
      expect(events.at(-1)).toEqual({ kind: "done", finish: "calls" });
    },
  );

  it("get ids that no other call has, where the server gives none", async () => {
    const call = { function: { name: "list", arguments: "{}" } };
    const answer = stream([
      deltaChunk({ tool_calls: [call, { ...call, function: { ...call.function, name: "read" } }] }),
      finishChunk("tool_calls"),
    ]);
    const events = [...(await asking(answer)), ...(await asking(answer))];
    const ids = events.flatMap((one) => (one.kind === "call" ? [one.call.callId] : []));
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain("");
  });

  it("are left out when the output limit cut them", async () => {
    const half = { index: 0, id: "a", function: { name: "read", arguments: '{"path":"a' } };
    expect(await asking(stream([deltaChunk({ tool_calls: [half] }), finishChunk("length")]))).toEqual([
      { kind: "done", finish: "length" },
    ]);
  });

  it("without a name are no answer", async () => {
    const nameless = { index: 0, id: "a", function: { arguments: "{}" } };
    const events = await asking(stream([deltaChunk({ tool_calls: [nameless] }), finishChunk("tool_calls")]));
    expect(failureIn(events)).toMatchObject({ reason: "badResponse" });
  });
});
