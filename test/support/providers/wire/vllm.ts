import { event, raw, stream } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// docs.vllm.ai/en/stable/features/reasoning_outputs.html: `reasoning`, and `reasoning_content` in older ones (BerriAI/litellm#24019);
// vllm-project/vllm#9986: errors without an `error` around them; langchain4j/langchain4j#3475.
const chunk = chunker({ id: "chatcmpl-1", object: "chat.completion.chunk", model: "org/scripted-model" });

const error = (message: string, type: string, code: number): object => ({
  object: "error",
  message,
  type,
  param: null,
  code,
});

export const vllm: WireFormat = {
  server: "vLLM",
  usage: { ...WIRE_USAGE, reasoning: 0 },
  thinks: true,
  answer: ({ text, reasoning, calls }) =>
    stream([
      chunk({ role: "assistant", content: "" }),
      ...words(reasoning).map((thought) => chunk({ reasoning: thought, reasoning_content: thought })),
      ...words(text).map((content) => chunk({ content })),
      ...callsInPieces(calls, (nth) => `chatcmpl-tool-a165800d4d7789c${nth}`).map((delta) => chunk(delta)),
      chunk({ content: "" }, calls ? "tool_calls" : "stop"),
      {
        ...chunk({}),
        choices: [],
        usage: {
          prompt_tokens: WIRE_USAGE.prompt,
          total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
          completion_tokens: WIRE_USAGE.output,
          prompt_tokens_details: { cached_tokens: WIRE_USAGE.cached },
        },
      },
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event(error("EngineCore encountered an issue.", "InternalServerError", 500)),
      "data: [DONE]\n\n",
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "noTools",
      status: 400,
      body: error(
        '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
        "BadRequestError",
        400,
      ),
    },
    {
      reason: "overflow",
      status: 400,
      body: error(
        "This model's maximum context length is 32768 tokens. However, your request has 37184 input tokens. Please reduce the length of the input messages.",
        "BadRequestError",
        400,
      ),
    },
    {
      reason: "modelMissing",
      status: 404,
      body: error("The model `scripted-model` does not exist.", "NotFoundError", 404),
    },
    { reason: "auth", status: 401, body: { error: "Unauthorized" } },
    {
      // FastAPI's own, as for a request of the wrong shape.
      reason: "badResponse",
      status: 422,
      body: { detail: [{ type: "missing", loc: ["body", "messages"], msg: "Field required" }] },
    },
  ],
};
