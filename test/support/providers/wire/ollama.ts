import { event, raw, stream } from "../answers.ts";
import { chunker, type WireFormat, WIRE_USAGE, wholeCall, words } from "./wireFormat.ts";

// ollama/ollama#5915 and docs.ollama.com/api/openai-compatibility: calls come whole; vercel/ai#14277: each with index 0;
// ollama/ollama#4357: an empty finish_reason until the last; ollama/ollama#6027: refusals.
const chunk = chunker({
  id: "chatcmpl-20",
  object: "chat.completion.chunk",
  model: "scripted-model:latest",
  system_fingerprint: "fp_ollama",
});

export const ollama: WireFormat = {
  server: "Ollama",
  usage: { ...WIRE_USAGE, cached: 0, reasoning: 0 },
  thinks: true,
  answer: ({ text, reasoning, calls = [] }) =>
    stream([
      ...words(reasoning).map((thought) => chunk({ role: "assistant", content: "", reasoning: thought }, "")),
      ...words(text).map((content) => chunk({ role: "assistant", content }, "")),
      ...calls.map((call, nth) =>
        chunk({
          role: "assistant",
          content: "",
          tool_calls: [wholeCall(call, { id: `call_${nth}`, index: 0 })],
        }),
      ),
      chunk({ role: "assistant", content: "" }, calls.length > 0 ? "tool_calls" : "stop"),
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
      event({ error: "model runner has unexpectedly stopped" }),
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "modelMissing",
      status: 404,
      body: {
        error: {
          message: 'model "scripted-model" not found, try pulling it first',
          type: "api_error",
          param: null,
          code: null,
        },
      },
    },
    {
      reason: "noTools",
      status: 400,
      body: {
        error: {
          message: "stablelm2:latest does not support tools",
          type: "api_error",
          param: null,
          code: null,
        },
      },
    },
  ],
};
