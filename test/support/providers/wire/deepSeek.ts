import { event, raw } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// api-docs.deepseek.com/api/create-chat-completion: usage with the last choice, hits of the cache in a field of its own, an end
// called insufficient_system_resource; deepseek.apidog.io/rate-limit: comments while it waits; evalstate/fast-agent#91: a refusal.
const chunk = chunker({ id: "1", object: "chat.completion.chunk", model: "scripted-model" });

const usage = {
  prompt_tokens: WIRE_USAGE.prompt,
  completion_tokens: WIRE_USAGE.output,
  total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
  prompt_cache_hit_tokens: WIRE_USAGE.cached,
  prompt_cache_miss_tokens: WIRE_USAGE.prompt - WIRE_USAGE.cached,
  completion_tokens_details: { reasoning_tokens: WIRE_USAGE.reasoning },
};

const refused = (message: string, type = "invalid_request_error"): object => ({
  error: { message, type, param: null, code: type },
});

export const deepSeek: WireFormat = {
  server: "DeepSeek",
  usage: WIRE_USAGE,
  thinks: true,
  answer: ({ text, reasoning, calls }) =>
    raw(
      ": keep-alive\n\n",
      event(chunk({ role: "assistant", content: null, reasoning_content: "" })),
      ...words(reasoning).map((thought) => event(chunk({ content: null, reasoning_content: thought }))),
      ...words(text).map((content) => event(chunk({ content, reasoning_content: null }))),
      ...callsInPieces(calls, (nth) => `call_0${nth}_3f1b`).map((delta) => event(chunk(delta))),
      event(chunk({ content: "" }, calls ? "tool_calls" : "stop", { usage })),
      "data: [DONE]\n\n",
    ),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event(chunk({ content: "" }, "insufficient_system_resource", { usage })),
      "data: [DONE]\n\n",
    ),
  breaksAs: "server",
  refusals: [
    { reason: "quota", status: 402, body: refused("Insufficient Balance", "unknown_error") },
    { reason: "modelMissing", status: 400, body: refused("Model Not Exist") },
    { reason: "noTools", status: 400, body: refused("deepseek-reasoner does not support Function Calling") },
    {
      reason: "overflow",
      status: 400,
      body: refused(
        "This model's maximum context length is 131072 tokens. However, you requested 138956 tokens (130764 in the messages, 8192 in the completion).",
      ),
    },
  ],
};
