import type { OverflowRow } from "./overflowRow.ts";

/** Of programs that people run themselves. */
export const overflowOfServers: readonly OverflowRow[] = [
  {
    // AIDotNet/OpenCowork#82
    servers: "vLLM, answer included",
    pattern:
      /maximum context length is (?<limit>\d+) tokens.{1,160}for a total of at least (?<asked>\d+) tokens/s,
    sample:
      "This model's maximum context length is 262144 tokens. However, you requested 128000 output tokens and your prompt contains at least 134145 input tokens, for a total of at least 262145 tokens. Please reduce the length of the input prompt or the number of requested output tokens.",
  },
  {
    // vllm-project/vllm 0.11, entrypoints/openai/serving_engine.py; the input alone may fit
    servers: "vLLM, answer too large",
    pattern:
      /is too large: (?<extra>\d+)\. This model's maximum context length is (?<limit>\d+) tokens and your request has (?<asked>\d+) input tokens/,
    sample:
      "'max_tokens' or 'max_completion_tokens' is too large: 5000. This model's maximum context length is 4096 tokens and your request has 100 input tokens (5000 > 4096 - 100).",
  },
  {
    // the same file, when the input alone is too long
    servers: "vLLM, input too large",
    pattern:
      /maximum context length is (?<limit>\d+) tokens\. However, your request has (?<asked>\d+) input tokens/,
    sample:
      "This model's maximum context length is 32768 tokens. However, your request has 37184 input tokens. Please reduce the length of the input messages.",
  },
  {
    // vLLM 0.16 and later, also behind NVIDIA NIM and Modal
    servers: "vLLM, newer",
    pattern:
      /You passed (?<asked>\d+) input tokens and requested (?<extra>\d+) output tokens\. However, the model's context length is only (?<limit>\d+) tokens/,
    sample:
      "You passed 31745 input tokens and requested 1024 output tokens. However, the model's context length is only 32768 tokens, resulting in a maximum input length of 31744 tokens. Please reduce the length of the input prompt.",
  },
  {
    // vLLM 0.16 and 0.17 judge very long prompts by their characters
    servers: "vLLM, characters",
    pattern:
      /You passed \d+ input characters .{1,80}the model's context length is only (?<limit>\d+) tokens/s,
    sample:
      "You passed 900000 input characters and requested 1024 output tokens. However, the model's context length is only 32768 tokens, resulting in a maximum input length of 31744 tokens.",
  },
  {
    // xorbitsai/inference#3785
    servers: "vLLM, engine",
    pattern: /prompt \(length (?<asked>\d+)\) is longer than the maximum model length of (?<limit>\d+)/,
    sample: "The decoder prompt (length 21535) is longer than the maximum model length of 16384.",
  },
  {
    // ggml-org/llama.cpp, tools/server/server-context.cpp; older builds (ggml-org/llama.cpp#15780)
    // have the figures in n_ctx and n_prompt_tokens only, which come first anyway
    servers: "llama.cpp",
    pattern:
      /request (?:\((?<asked>\d+) tokens\) )?exceeds the available context size(?: \((?<limit>\d+) tokens\))?/,
    sample: "request (5019 tokens) exceeds the available context size (2048 tokens), try increasing it",
  },
  {
    // the same file, when the window fills up in mid-answer; lmstudio-ai/lmstudio-bug-tracker#2339
    servers: "llama.cpp and LM Studio, mid-answer",
    pattern: /context size has been exceeded/i,
    sample: "Context size has been exceeded.",
  },
  {
    // as collected by earendil-works/pi; most versions cut the prompt silently instead
    servers: "Ollama",
    pattern: /prompt too long; exceeded (?:max )?context length/,
    sample: "prompt too long; exceeded max context length by 100918 tokens",
  },
  {
    // lmstudio-ai/lmstudio-bug-tracker#546
    servers: "LM Studio, older",
    pattern:
      /Trying to keep the first (?<asked>\d+) tokens .{1,100}context length of only (?<limit>\d+) tokens/s,
    sample:
      "Trying to keep the first 10136 tokens when context the overflows. However, the model is loaded with context length of only 7866 tokens, which is not enough. Try to load the model with a larger context length, or provide a shorter input",
  },
  {
    // anomalyco/opencode#2259, Gitlawb/openclaude#353
    servers: "LM Studio",
    pattern:
      /tokens to keep from the initial prompt is greater than the context length(?: \(n_keep: (?<asked>\d+)\s*>= n_ctx: (?<limit>\d+)\))?/,
    sample:
      "The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096). Try to load the model with a larger context length, or provide a shorter input.",
  },
  {
    // anomalyco/opencode#11141
    servers: "LM Studio, engine",
    pattern: /n_keep \((?<asked>\d+)\) >= n_ctx \((?<limit>\d+)\)/,
    sample: "Cannot truncate prompt with n_keep (15028) >= n_ctx (7424)",
  },
  {
    // lmstudio-ai/lmstudio-bug-tracker#1251
    servers: "LM Studio, mid-answer",
    pattern: /Reached context length of (?<limit>\d+) tokens with model/,
    sample:
      "Reached context length of 4096 tokens with model (arch: qwen3vlmoe) that does not currently support mid-generation context overflow.",
  },
];
