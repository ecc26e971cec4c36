import { event, raw, stream } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// developers.openai.com/api/reference/resources/chat: usage in a last chunk without choices, null before it;
// refusals as of openai/openai-python#485 and cline/cline#5474.
const chunk = chunker({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "scripted-model-2026-08-07",
  service_tier: "default",
  system_fingerprint: null,
  usage: null,
});

const usage = {
  prompt_tokens: WIRE_USAGE.prompt,
  completion_tokens: WIRE_USAGE.output,
  total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
  prompt_tokens_details: { cached_tokens: WIRE_USAGE.cached, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: WIRE_USAGE.reasoning, accepted_prediction_tokens: 0 },
};

export const openai: WireFormat = {
  server: "OpenAI",
  usage: WIRE_USAGE,
  thinks: false,
  answer: ({ text, calls }) =>
    stream([
      chunk({ role: "assistant", content: "", refusal: null }),
      ...words(text).map((content) => chunk({ content })),
      ...callsInPieces(calls).map((delta) => chunk(delta)),
      chunk({}, calls ? "tool_calls" : "stop"),
      { ...chunk({}), choices: [], usage },
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event({ error: { message: "The server had an error", type: "server_error", param: null, code: null } }),
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "auth",
      status: 401,
      body: {
        error: {
          message: "Incorrect API key provided",
          type: "invalid_request_error",
          code: "invalid_api_key",
        },
      },
    },
    {
      reason: "overflow",
      status: 400,
      body: {
        error: {
          message:
            "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 289650 tokens.",
          type: "invalid_request_error",
          param: "messages",
          code: "context_length_exceeded",
        },
      },
    },
    {
      reason: "quota",
      status: 429,
      body: {
        error: {
          message: "You exceeded your current quota",
          type: "insufficient_quota",
          code: "insufficient_quota",
        },
      },
    },
    {
      reason: "modelMissing",
      status: 404,
      body: {
        error: {
          message: "The model `scripted-model` does not exist or you do not have access to it.",
          code: "model_not_found",
        },
      },
    },
    {
      reason: "noTools",
      status: 400,
      body: {
        error: {
          message: "Unsupported parameter: 'tools' is not supported with this model.",
          param: "tools",
          code: "unsupported_parameter",
        },
      },
    },
  ],
};
