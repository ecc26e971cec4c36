import { event, raw, stream } from "../answers.ts";
import { chunker, type WireFormat, WIRE_USAGE, wholeCall, words } from "./wireFormat.ts";

// Portkey-AI/gateway#1338 and console.groq.com/docs/api-reference: usage and errors within `x_groq`, reasoning in `reasoning`,
// calls whole; FerroxLabs/wayland-core#54, continuedev/continue#10218: refusals.
const chunk = chunker({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  model: "scripted-model",
  system_fingerprint: "fp_1",
});

const x_groq = {
  id: "req_1",
  usage: {
    queue_time: 0.01,
    prompt_tokens: WIRE_USAGE.prompt,
    prompt_time: 0.002,
    completion_tokens: WIRE_USAGE.output,
    total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
    prompt_tokens_details: { cached_tokens: WIRE_USAGE.cached },
    completion_tokens_details: { reasoning_tokens: WIRE_USAGE.reasoning },
  },
};

export const groq: WireFormat = {
  server: "Groq",
  usage: WIRE_USAGE,
  thinks: true,
  answer: ({ text, reasoning, calls }) =>
    stream([
      chunk({ role: "assistant", content: "" }, null, { x_groq: { id: "req_1" } }),
      ...words(reasoning).map((thought) => chunk({ reasoning: thought, channel: "analysis" })),
      ...words(text).map((content) => chunk({ content })),
      ...(calls
        ? [chunk({ tool_calls: calls.map((call, index) => wholeCall(call, { id: `fc_${index}`, index })) })]
        : []),
      chunk({}, calls ? "tool_calls" : "stop", { x_groq }),
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event(chunk({}, null, { x_groq: { id: "req_1", error: "over capacity" } })),
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "noTools",
      status: 400,
      body: {
        error: {
          message: "`tool calling` is not supported with this model",
          type: "invalid_request_error",
          param: "tool calling",
        },
      },
    },
    {
      reason: "overflow",
      status: 413,
      body: {
        error: {
          message:
            "Request too large for model `m` in organization `org_1` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested 12328, please reduce your message size and try again.",
          type: "tokens",
          code: "rate_limit_exceeded",
        },
      },
    },
    {
      reason: "rateLimit",
      status: 429,
      body: {
        error: {
          message:
            "Rate limit reached for model `m` on tokens per minute (TPM): Limit 6000, Used 5034, Requested 1443. Please try again in 4.77s.",
          type: "tokens",
          code: "rate_limit_exceeded",
        },
      },
    },
    {
      reason: "modelMissing",
      status: 404,
      body: {
        error: {
          message: "The model `scripted-model` does not exist or you do not have access to it.",
          type: "invalid_request_error",
          code: "model_not_found",
        },
      },
    },
  ],
};
