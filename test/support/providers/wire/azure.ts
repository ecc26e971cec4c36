import { event, raw, stream } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// AbanteAI/archive-old-cli-mentat#429: the first chunk has filter results and no choices;
// langchain-ai/langchain#18977 and microsoft/autogen#6465: so have later ones, whose choice has no delta.
const SAFE = { hate: { filtered: false, severity: "safe" } };

const chunk = chunker({ id: "chatcmpl-1", object: "chat.completion.chunk", model: "scripted-model" });

const first = {
  choices: [],
  id: "",
  model: "",
  object: "",
  prompt_filter_results: [{ prompt_index: 0, content_filter_results: SAFE }],
};

const filtered = {
  id: "",
  model: "",
  object: "",
  choices: [
    {
      index: 0,
      finish_reason: null,
      content_filter_results: SAFE,
      content_filter_offsets: { check_offset: 44, start_offset: 44, end_offset: 198 },
    },
  ],
  usage: null,
};

const usage = {
  prompt_tokens: WIRE_USAGE.prompt,
  completion_tokens: WIRE_USAGE.output,
  prompt_tokens_details: { cached_tokens: WIRE_USAGE.cached },
  completion_tokens_details: { reasoning_tokens: WIRE_USAGE.reasoning },
};

export const azure: WireFormat = {
  server: "Azure",
  usage: WIRE_USAGE,
  thinks: false,
  answer: ({ text, calls }) =>
    stream([
      first,
      chunk({ role: "assistant", content: "" }),
      ...words(text).flatMap((content) => [chunk({ content }), filtered]),
      ...callsInPieces(calls).map((delta) => chunk(delta)),
      chunk({}, calls ? "tool_calls" : "stop"),
      filtered,
      { ...first, prompt_filter_results: undefined, usage },
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event({ error: { code: "InternalServerError", message: "The server had an error." } }),
    ),
  breaksAs: "server",
  refusals: [
    {
      reason: "modelMissing",
      status: 404,
      body: {
        error: {
          code: "DeploymentNotFound",
          message: "The API deployment for this resource does not exist.",
        },
      },
    },
    {
      reason: "rateLimit",
      status: 429,
      body: { error: { code: "429", message: "Please retry after 26 seconds." } },
    },
    {
      reason: "noTools",
      status: 400,
      body: {
        error: {
          code: 400,
          message: "Functions are not supported for this API version or this model version.",
        },
      },
    },
    {
      // The status stands inside of the error as well; what was filtered is no matter of tokens or keys.
      reason: "badResponse",
      status: 400,
      body: {
        error: { code: "content_filter", message: "The response was filtered", status: 400, innererror: {} },
      },
    },
  ],
};
