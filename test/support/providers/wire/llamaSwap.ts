import { event, raw, stream } from "../answers.ts";
import { callsInPieces, chunker, type WireFormat, WIRE_USAGE, words } from "./wireFormat.ts";

// mostlygeek/llama-swap#371: while a model loads, llama-swap speaks in the reasoning; behind it llama.cpp, which tells
// what it did in `timings` (ggml-org/llama.cpp#15827), here without usage; mostlygeek/llama-swap#921: `error` is a text.
const chunk = chunker({ object: "chat.completion.chunk", model: "scripted-model.gguf" });

const LOADING = ["━━━━━\n", "llama-swap loading model: scripted-model\n", "Done! (4.2s)\n"];

export const llamaSwap: WireFormat = {
  server: "llama-swap",
  usage: { ...WIRE_USAGE, reasoning: 0 },
  thinks: true,
  answer: ({ text, reasoning, calls }) =>
    stream([
      ...(reasoning === undefined ? LOADING : []).map((line) => chunk({ reasoning_content: line })),
      chunk({ role: "assistant", content: null }),
      ...words(reasoning).map((thought) => chunk({ reasoning_content: thought })),
      ...words(text).map((content) => chunk({ content })),
      ...callsInPieces(calls, (nth) => `k9Zt2bQ${nth}`).map((delta) => chunk(delta)),
      chunk({}, calls ? "tool_calls" : "stop", {
        timings: {
          cache_n: WIRE_USAGE.cached,
          prompt_n: WIRE_USAGE.prompt - WIRE_USAGE.cached,
          prompt_ms: 30.958,
          predicted_n: WIRE_USAGE.output,
          predicted_ms: 661.064,
        },
      }),
    ]),
  breaksAfter: (text) =>
    raw(
      ...words(text).map((content) => event(chunk({ content }))),
      event({ error: { code: 500, message: "Context size has been exceeded.", type: "server_error" } }),
    ),
  breaksAs: "overflow",
  refusals: [
    {
      reason: "modelMissing",
      status: 400,
      body: { error: "could not find real modelID for scripted-model" },
    },
    {
      reason: "modelMissing",
      status: 404,
      body: { error: "no model id could be identified", src: "llama-swap" },
    },
    {
      reason: "overflow",
      status: 400,
      body: {
        error: {
          code: 400,
          message:
            "request (5019 tokens) exceeds the available context size (2048 tokens), try increasing it",
          type: "exceed_context_size_error",
          n_prompt_tokens: 5_019,
          n_ctx: 2_048,
        },
      },
    },
    {
      reason: "noTools",
      status: 500,
      body: { error: { code: 500, message: "tools param requires --jinja flag", type: "server_error" } },
    },
  ],
};
