import { event, raw, stream } from "../answers.ts";
import { chunker, type WireFormat, WIRE_USAGE, wholeCall, words } from "./wireFormat.ts";

// BerriAI/litellm#16272: a recorded stream, with thoughts as parts of the content; jackmpcollins/magentic#279: ids of nine
// characters; mistralai/client-python#40: usage with the last choice. Calls come whole, at the end.
const chunk = chunker({ id: "cmpl-1", object: "chat.completion.chunk", model: "scripted-model" });

const usage = {
  prompt_tokens: WIRE_USAGE.prompt,
  total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
  completion_tokens: WIRE_USAGE.output,
  prompt_tokens_details: { cached_tokens: WIRE_USAGE.cached },
};

const thinking = (thought: string): object => ({
  content: [{ type: "thinking", thinking: [{ type: "text", text: thought }] }],
});

export const mistral: WireFormat = {
  server: "Mistral",
  usage: { ...WIRE_USAGE, reasoning: 0 },
  thinks: true,
  answer: ({ text, reasoning, calls = [] }) =>
    stream([
      chunk({ role: "assistant", content: "" }),
      ...words(reasoning).map((thought) => chunk(thinking(thought))),
      ...words(text).map((content) => chunk({ content })),
      ...(calls.length > 0
        ? [
            chunk(
              {
                content: "",
                tool_calls: calls.map((call, index) => wholeCall(call, { id: `aB3dE6gH${index}`, index })),
              },
              "tool_calls",
              { usage },
            ),
          ]
        : [chunk({ content: "" }, "stop", { usage })]),
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event({
        object: "error",
        message: "Service unavailable.",
        type: "service_unavailable",
        param: null,
        code: "3600",
      }),
    ),
  breaksAs: "server",
  refusals: [
    { reason: "auth", status: 401, body: { detail: "Unauthorized" } },
    {
      reason: "modelMissing",
      status: 400,
      body: {
        object: "error",
        message: "Invalid model: scripted-model",
        type: "invalid_model",
        param: null,
        code: "1500",
      },
    },
    {
      reason: "overflow",
      status: 400,
      body: {
        object: "error",
        message:
          "Prompt contains 65673 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
        type: "invalid_request_prompt",
        code: "3051",
      },
    },
    {
      reason: "noTools",
      status: 400,
      body: { object: "error", message: "Function calling is not enabled for this model", type: "invalid" },
    },
  ],
};
