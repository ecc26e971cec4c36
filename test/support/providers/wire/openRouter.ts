import { event, raw } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// openrouter.ai/docs/api/reference/streaming: comments while it waits, errors beside a choice that ends with "error";
// langchain-ai/langchain#35559: usage in a last chunk without choices; bobrware/bobrchat#60: a refusal.
const WAITING = ": OPENROUTER PROCESSING\n\n";

const chunk = chunker({
  id: "gen-1",
  provider: "Provider",
  model: "vendor/scripted-model",
  object: "chat.completion.chunk",
});

const usage = {
  prompt_tokens: WIRE_USAGE.prompt,
  completion_tokens: WIRE_USAGE.output,
  total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
  cost: 0.000_14,
  prompt_tokens_details: { cached_tokens: WIRE_USAGE.cached },
  completion_tokens_details: { reasoning_tokens: WIRE_USAGE.reasoning },
};

export const openRouter: WireFormat = {
  server: "OpenRouter",
  usage: WIRE_USAGE,
  thinks: true,
  answer: ({ text, reasoning, calls }) =>
    raw(
      WAITING,
      WAITING,
      ...words(reasoning).map((thought) =>
        event(
          chunk({
            role: "assistant",
            content: "",
            reasoning: thought,
            reasoning_details: [{ type: "reasoning.text", text: thought, index: 0 }],
          }),
        ),
      ),
      ...words(text).map((content) => event(chunk({ role: "assistant", content }))),
      WAITING,
      ...callsInPieces(calls).map((delta) => event(chunk({ role: "assistant", content: null, ...delta }))),
      event(chunk({ role: "assistant", content: "" }, calls ? "tool_calls" : "stop")),
      event({ ...chunk({}), choices: undefined, usage }),
      "data: [DONE]\n\n",
    ),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event(chunk({ content: "" }, "error", { error: { code: 502, message: "Provider disconnected" } })),
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "noTools",
      status: 404,
      body: {
        error: {
          message: "No endpoints found that support tool use. To learn more about provider routing, visit: …",
          code: 404,
        },
      },
    },
    {
      reason: "modelMissing",
      status: 400,
      body: { error: { message: "scripted-model is not a valid model ID", code: 400 } },
    },
    { reason: "quota", status: 402, body: { error: { message: "Insufficient credits", code: 402 } } },
    {
      reason: "overflow",
      status: 400,
      body: {
        error: {
          message: "Provider returned error",
          code: 400,
          metadata: { raw: '{"error":{"message":"prompt is too long: 207791 tokens > 200000 maximum"}}' },
        },
      },
    },
  ],
};
