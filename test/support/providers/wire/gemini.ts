import { event, raw, stream } from "../answers.ts";
import { chunker, type WireFormat, WIRE_USAGE, wholeCall, words } from "./wireFormat.ts";

// noho/dayu-agent#45 and open-webui/computer#224: calls come whole, without an index, signed, and end with "stop";
// vercel/ai#12425: thoughts are in the total of usage only; BerriAI/litellm#10313: errors come in a list.
const chunk = chunker({ object: "chat.completion.chunk", model: "models/scripted-model", id: "" });

const usage = {
  prompt_tokens: WIRE_USAGE.prompt,
  completion_tokens: WIRE_USAGE.output - WIRE_USAGE.reasoning,
  total_tokens: WIRE_USAGE.prompt + WIRE_USAGE.output,
};

const signed = { extra_content: { google: { thought_signature: "EjQKMgEMOdbHJChLX75Q" } } };

export const gemini: WireFormat = {
  server: "Gemini",
  usage: { ...WIRE_USAGE, cached: 0 },
  thinks: false,
  answer: ({ text, calls = [] }) =>
    stream([
      ...words(text).map((content) => chunk({ role: "assistant", content }, null, { usage })),
      ...calls.map((call, nth) =>
        // The first has an id, the second one repeats it, the others have none.
        chunk({
          role: "assistant",
          tool_calls: [wholeCall(call, { ...signed, id: nth < 2 ? "function-call-1" : "" })],
        }),
      ),
      chunk({ role: "assistant" }, "stop", { usage }),
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event([{ error: { code: 503, message: "The model is overloaded.", status: "UNAVAILABLE" } }]),
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "overflow",
      status: 400,
      body: [
        {
          error: {
            code: 400,
            message:
              "The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).",
            status: "INVALID_ARGUMENT",
          },
        },
      ],
    },
    {
      reason: "noTools",
      status: 400,
      body: [
        {
          error: {
            code: 400,
            message: "Function calling is not enabled for models/gemma-3-12b-it",
            status: "INVALID_ARGUMENT",
          },
        },
      ],
    },
    {
      reason: "rateLimit",
      status: 429,
      body: [
        {
          error: {
            code: 429,
            message: "Quota exceeded. Please retry in 36.5s.",
            status: "RESOURCE_EXHAUSTED",
          },
        },
      ],
    },
  ],
};
