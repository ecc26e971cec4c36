import type { OverflowRow } from "./overflowRow.ts";

/** Of services, and of gateways to them. */
export const overflowOfVendors: readonly OverflowRow[] = [
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
    // microsoft/vscode#276218
    servers: "GitHub Copilot",
    pattern: /prompt token count of (?<asked>\d+) exceeds the limit of (?<limit>\d+)/,
    sample: "prompt token count of 64505 exceeds the limit of 64000",
  },
  {
    // the sentence of many extensions that bring models to VS Code and count before they send
    servers: "VS Code extensions",
    pattern: /Message exceeds token limit/,
    sample: "Message exceeds token limit.",
  },
];
