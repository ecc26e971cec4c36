import { event, raw, stream } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// platform.claude.com/docs/en/api/openai-sdk: the details of usage are always empty and thinking is not returned;
// its own form of errors comes through as well (platform.claude.com/docs/en/api/errors).
const chunk = chunker({ id: "msg_1", object: "chat.completion.chunk", model: "scripted-model" });

export const anthropic: WireFormat = {
  server: "Anthropic",
  usage: { ...WIRE_USAGE, cached: 0, reasoning: 0 },
  thinks: false,
  answer: ({ text, calls }) =>
    stream([
      chunk({ role: "assistant", content: "" }),
      ...words(text).map((content) => chunk({ content })),
      ...callsInPieces(calls, (nth) => `toolu_01A${nth}`).map((delta) => chunk(delta)),
      chunk({}, calls ? "tool_calls" : "stop"),
      {
        ...chunk({}),
        choices: [],
        usage: {
          prompt_tokens: WIRE_USAGE.prompt,
          completion_tokens: WIRE_USAGE.output,
          total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
        },
      },
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "modelMissing",
      status: 404,
      body: { type: "error", error: { type: "not_found_error", message: "model: scripted-model" } },
    },
    {
      reason: "overflow",
      status: 400,
      body: {
        type: "error",
        error: {
          type: "invalid_request_error",
          message: "prompt is too long: 207791 tokens > 200000 maximum",
        },
      },
    },
    {
      reason: "quota",
      status: 400,
      body: {
        error: {
          code: "invalid_request_error",
          message: "Your credit balance is too low to access the Anthropic API.",
        },
      },
    },
    {
      reason: "server",
      status: 529,
      body: { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
    },
  ],
};
