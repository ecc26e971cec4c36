import { event, raw, stream } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// lmstudio-ai/lmstudio-bug-tracker#649: reasoning stands in the text between tags, the tags in chunks of their own;
// 0xPlaygrounds/rig#423: an empty name with every piece of arguments; #2180: refusals come with status 200, as an event.
const chunk = chunker({
  id: "chatcmpl-8cy",
  object: "chat.completion.chunk",
  model: "scripted-model",
  system_fingerprint: "scripted-model",
});

const failing = (message: string): string =>
  `event: error\ndata: ${JSON.stringify({ error: { message } })}\n\n`;

const withEmptyName = (delta: object): object => {
  const piece = "tool_calls" in delta ? (delta.tool_calls as { function: object }[])[0] : undefined;
  return { tool_calls: [{ ...piece, function: { name: "", ...piece?.function } }] };
};

export const lmStudio: WireFormat = {
  server: "LM Studio",
  usage: { ...WIRE_USAGE, cached: 0, reasoning: 0 },
  thinks: true,
  answer: ({ text, reasoning, calls }) =>
    stream([
      ...(reasoning === undefined
        ? []
        : ["<think>", "\n", ...words(reasoning), "\n", "</think>", "\n\n"]
      ).map((content) => chunk({ role: "assistant", content })),
      ...words(text).map((content) => chunk({ content })),
      ...callsInPieces(calls, (nth) => String(365_174_485 + nth)).map((delta) => chunk(withEmptyName(delta))),
      chunk({}, calls ? "tool_calls" : "stop"),
      {
        ...chunk({}),
        choices: [],
        usage: { prompt_tokens: WIRE_USAGE.prompt, completion_tokens: WIRE_USAGE.output, total_tokens: 27 },
      },
    ]),
  breaksAfter: (text) =>
    raw(...words(text).map((content) => event(chunk({ content }))), failing("Model unloaded.")),
  breaksAs: "server",
  refusals: [
    {
      reason: "overflow",
      status: 400,
      body: {
        error:
          "Trying to keep the first 10136 tokens when context the overflows. However, the model is loaded with context length of only 7866 tokens, which is not enough.",
      },
    },
    { reason: "overflow", status: 200, body: failing("Context size has been exceeded.") },
    {
      reason: "modelMissing",
      status: 404,
      body: {
        error: {
          message: "No models loaded. Please load a model in the developer page.",
          type: "invalid_request_error",
          code: "model_not_found",
        },
      },
    },
  ],
};
