import { describe, expect, it } from "vitest";

import type { PromptMessage } from "../../../../src/engine/prompt.ts";
import { openAiProvider } from "../../../../src/providers/openai/openAiProvider.ts";
import {
  deltaChunk,
  event,
  finishChunk,
  raw,
  refusal,
  reply,
  stream,
} from "../../../support/providers/answers.ts";
import { starting } from "../../../support/providers/asking.ts";
import { aRequest, collect, textOf, unaborted } from "../../../support/providers/requests.ts";
import type { ScriptedAnswer } from "../../../support/providers/scriptedServer.ts";

const CALL = { callId: "call_1", tool: "look", args: "{}" };

const messages: readonly PromptMessage[] = [
  { role: "user", text: "Look." },
  { role: "assistant", text: "", reasoning: "I should look.", calls: [CALL] },
  { role: "tool", callId: "call_1", tool: "look", text: "blue", isError: false },
];

interface SentMessage {
  readonly role: string;
  readonly reasoning_content?: string;
  readonly tool_calls?: readonly { readonly extra_content?: unknown }[];
}

interface SentBody {
  readonly messages: readonly SentMessage[];
  readonly tool_choice?: string;
}

/** What two requests in a row send to a server that gives these answers. */
const sentTo = async (
  answers: readonly ScriptedAnswer[],
  request: Parameters<typeof aRequest>[0] = { messages },
) => {
  const server = await starting(...answers);
  const provider = openAiProvider({ baseUrl: server.baseUrl });
  const texts = [
    textOf(await collect(provider.stream(aRequest(request), unaborted()))),
    textOf(await collect(provider.stream(aRequest(request), unaborted()))),
  ];
  return { texts, bodies: server.requests.map(({ body }) => body as SentBody) };
};

const assistantIn = ({ messages: sent }: SentBody): SentMessage | undefined =>
  sent.find(({ role }) => role === "assistant");

describe("a server that wants the reasoning back", () => {
  it.each([
    "Missing `reasoning_content` field in the assistant message at message index 2. For more information, please refer to https://api-docs.deepseek.com",
    "The `reasoning_content` in the thinking mode must be passed back to the API.",
    "thinking is enabled but reasoning_content is missing in assistant tool call message at index 2",
  ])("gets it, now and from then on: %s", async (message) => {
    const { texts, bodies } = await sentTo([refusal(400, { error: { message } }), reply("ok")]);
    expect(texts).toEqual(["ok", "ok"]);
    expect(bodies.map((body) => assistantIn(body)?.reasoning_content)).toEqual([
      undefined,
      "I should look.",
      "I should look.",
    ]);
  });
});

describe("a server that signs its calls", () => {
  const SIGNED = { google: { thought_signature: "EjQKMgEM" } };
  const signing = stream([
    deltaChunk({
      tool_calls: [
        { id: CALL.callId, function: { name: CALL.tool, arguments: "{}" }, extra_content: SIGNED },
      ],
    }),
    finishChunk("stop"),
  ]);

  it("gets each signature back with its call", async () => {
    const { bodies } = await sentTo([signing]);
    expect(bodies.map((body) => assistantIn(body)?.tool_calls?.[0]?.extra_content)).toEqual([
      undefined,
      SIGNED,
    ]);
  });

  it.each([
    "Function call is missing a thought_signature in functionCall parts.",
    "Unable to submit request because function call `default_api:look` in the 2. content block is missing a `thought_signature`.",
  ])("gets Google's own mark for calls whose signature is not known: %s", async (message) => {
    const refused = refusal(400, [{ error: { code: 400, message, status: "INVALID_ARGUMENT" } }]);
    const { texts, bodies } = await sentTo([refused, reply("ok")]);
    expect(texts).toEqual(["ok", "ok"]);
    expect(assistantIn(bodies[1]!)?.tool_calls?.[0]?.extra_content).toEqual({
      google: { thought_signature: "skip_thought_signature_validator" },
    });
    expect(bodies[2]).toEqual(bodies[1]);
  });
});

describe("a server that does not know tool_choice", () => {
  it("Z6 is asked without, with the tools all the same", async () => {
    const tools = [{ name: "look", description: "Looks.", parameters: { type: "object" } }];
    const error = { message: "deepseek-reasoner does not support this tool_choice" };
    const { texts, bodies } = await sentTo([refusal(400, { error }), reply("ok")], {
      tools,
      toolChoice: "none",
    });
    expect(texts).toEqual(["ok", "ok"]);
    expect(bodies.map((body) => body.tool_choice)).toEqual(["none", undefined, undefined]);
    expect(bodies[2]).toHaveProperty("tools.length", 1);
  });
});

describe("a refusal that comes as an event, with a good status", () => {
  const roles =
    'Error rendering prompt with jinja template: "After the optional system message, conversation roles must alternate user and assistant roles except for tool calls and results.".';

  it("W1 teaches the dialect as well, as long as nothing was said", async () => {
    const failing = raw(`event: error\ndata: ${JSON.stringify({ error: { message: roles } })}\n\n`);
    expect((await sentTo([failing, reply("ok")])).texts).toEqual(["ok", "ok"]);
  });

  it("is an ending like any other once something was said", async () => {
    const broken = raw(event(deltaChunk({ content: "Hel" })), event({ error: { message: roles } }));
    expect((await sentTo([broken, reply("ok")])).texts).toEqual(["Hel", "ok"]);
  });
});
