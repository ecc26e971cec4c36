/**
 * What servers say when a request does not fit the window. There is no common
 * code: each row is one wording, with a real sample of it (the unit test runs
 * every row on its own sample) and the place where it was seen. The named
 * groups say where the numbers are, in tokens: `limit` is the window, `asked`
 * what was sent, `extra` what was asked for on top of `asked` as answer.
 */
export interface OverflowRow {
  readonly servers: string;
  readonly pattern: RegExp;
  readonly sample: string;
}

export interface Overflow {
  readonly limit?: number;
  readonly asked?: number;
}

/** Is this text an overflow message, and with which numbers? Undefined when it is none. */
export const findOverflow = (text: string): Overflow | undefined => {
  for (const { pattern } of overflowRows) {
    const match = pattern.exec(text);
    if (match !== null) return numbersOf(match.groups ?? {});
  }
  return undefined;
};

const numbersOf = (groups: Record<string, string | undefined>): Overflow => {
  const limit = toNumber(groups["limit"]);
  const asked = toNumber(groups["asked"]);
  return {
    ...(limit !== undefined && { limit }),
    ...(asked !== undefined && { asked: asked + (toNumber(groups["extra"]) ?? 0) }),
  };
};

const toNumber = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits.replaceAll(",", ""));

/** The first row that matches wins: rows with numbers stand before those without. */
export const overflowRows: readonly OverflowRow[] = [
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
    // evalstate/fast-agent#621 (DeepSeek), vllm-project/vllm#20409, openai/openai-python#485 (Azure);
    // refly-ai/refly#1177 (OpenRouter: "This endpoint's …", "about")
    servers: "OpenAI, Azure, DeepSeek, OpenRouter, older vLLM",
    pattern:
      /maximum context length is (?<limit>\d+) tokens[.,] however,? you requested (?:about )?(?<asked>\d+) tokens/i,
    sample:
      'This endpoint\'s maximum context length is 131072 tokens. However, you requested about 138956 tokens (7884 of text input, 131072 in the output). Please reduce the length of either one, or use the "middle-out" transform to compress your prompt automatically.',
  },
  {
    // chathub-dev/chathub#126
    servers: "OpenAI, without an answer limit",
    pattern:
      /maximum context length is (?<limit>\d+) tokens\. However, your messages resulted in (?<asked>\d+) tokens/,
    sample:
      "This model's maximum context length is 4097 tokens. However, your messages resulted in 4294 tokens. Please reduce the length of the messages.",
  },
  {
    // cline/cline#5474
    servers: "OpenAI and Azure, GPT-5",
    pattern:
      /Input tokens exceed the configured limit of (?<limit>\d+) tokens\. Your messages resulted in (?<asked>\d+) tokens/,
    sample:
      "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 289650 tokens. Please reduce the length of the messages.",
  },
  {
    // anomalyco/opencode#6071
    servers: "OpenAI, GPT-5.2 and later",
    pattern: /input exceeds the context window of this model/i,
    sample: "Your input exceeds the context window of this model. Please adjust your input and try again.",
  },
  {
    // vanna-ai/vanna-flask#11 (OpenAI, 429), continuedev/continue#10218 (Groq, 413): one request is
    // larger than a minute's allowance, so that waiting never helps and a shorter prompt does
    servers: "Groq and OpenAI, allowance per minute",
    pattern:
      /Request too large for .{1,200}tokens per min(?:ute)? \(TPM\): Limit (?<limit>\d+), Requested (?<asked>\d+)/s,
    sample:
      "Request too large for model `llama-3.1-8b-instant` in organization `org_1` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested 12328, please reduce your message size and try again.",
  },
  {
    // cline/cline#5140
    servers: "Cerebras",
    pattern: /Current length is (?<asked>\d+) while limit is (?<limit>\d+)/,
    sample:
      "Please reduce the length of the messages or completion. Current length is 42328 while limit is 40000",
  },
  {
    // thepersonalaicompany/amurex-backend#51
    servers: "Groq",
    pattern: /Please reduce the length of the messages or completion/,
    sample: "Please reduce the length of the messages or completion.",
  },
  {
    // anthropics/claude-code#12186
    servers: "Anthropic",
    pattern: /prompt is too long: (?<asked>\d+) tokens > (?<limit>\d+) maximum/,
    sample: "prompt is too long: 207791 tokens > 200000 maximum",
  },
  {
    // continuedev/continue#6080
    servers: "Anthropic, answer included",
    pattern: /exceed context limit: (?<asked>\d+) \+ (?<extra>\d+) > (?<limit>\d+)/,
    sample:
      "input length and `max_tokens` exceed context limit: 198981 + 21333 > 200000, decrease input length or `max_tokens` and try again",
  },
  {
    // google-gemini/gemini-cli#6678; without the figures on older endpoints
    servers: "Gemini",
    pattern:
      /input token count (?:\((?<asked>\d+)\) )?exceeds the maximum number of tokens allowed(?: \((?<limit>\d+)\))?/,
    sample: "The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).",
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
  {
    // as collected by earendil-works/pi and letta-ai/letta
    servers: "Mistral",
    pattern:
      /Prompt contains (?<asked>\d+) tokens.{1,60}too large for model with (?<limit>\d+) maximum context/s,
    sample:
      "Prompt contains 65673 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
  },
  {
    // chenyme/grok2api#693
    servers: "xAI",
    pattern: /maximum prompt length is (?<limit>\d+) but the request contains (?<asked>\d+) tokens/,
    sample: "This model's maximum prompt length is 500000 but the request contains 907154 tokens.",
  },
  {
    // as collected by earendil-works/pi
    servers: "Together",
    pattern:
      /input \((?<asked>\d+) tokens\) is longer than the model's context length \((?<limit>\d+) tokens\)/,
    sample: "The input (516368 tokens) is longer than the model's context length (262144 tokens).",
  },
  {
    // MoonshotAI/kimi-cli#2011
    servers: "Moonshot",
    pattern: /exceeded model token limit: (?<limit>\d+) \(requested: (?<asked>\d+)\)/,
    sample: "Your request exceeded model token limit: 262144 (requested: 300000)",
  },
  {
    // The codes of OpenAI and of those who follow it; Anthropic's is about bytes (413)
    servers: "any, by code",
    pattern:
      /context_length_exceeded|exceed_context_size_error|model_context_window_exceeded|request_too_large/,
    sample: "context_length_exceeded",
  },
];
