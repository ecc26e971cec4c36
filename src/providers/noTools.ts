/**
 * What servers say when the model, or the server as it was started, takes no
 * tools. As with overflows there is no common code: each row is one wording,
 * with a real sample of it and the place where it was seen.
 */
export interface NoToolsRow {
  readonly servers: string;
  readonly pattern: RegExp;
  readonly sample: string;
}

/** Is this refusal about the tools in the request? */
export const saysNoTools = (text: string): boolean => noToolsRows.some(({ pattern }) => pattern.test(text));

export const noToolsRows: readonly NoToolsRow[] = [
  {
    // ollama/ollama#6027
    servers: "Ollama",
    pattern: /does not support tools/i,
    sample: "stablelm2:latest does not support tools",
  },
  {
    // bobrware/bobrchat#60; some gateways add which tool to leave out
    servers: "OpenRouter",
    pattern: /no endpoints found that support tool use/i,
    sample:
      "No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/guides/routing/provider-selection",
  },
  {
    // vllm-project/vllm#9986; also Llama models hosted on Azure (microsoft/semantic-kernel#10221)
    servers: "vLLM",
    pattern: /requires --enable-auto-tool-choice/,
    sample: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
  },
  {
    // defilantech/LLMKube#126
    servers: "llama.cpp without --jinja",
    pattern: /tools param requires --jinja/,
    sample: "tools param requires --jinja flag",
  },
  {
    // ggml-org/llama.cpp#10920
    servers: "llama.cpp, older",
    pattern: /unsupported param: tools/i,
    sample: "Unsupported param: tools",
  },
  {
    // FerroxLabs/wayland-core#54
    servers: "Groq",
    pattern: /`tool calling` is not supported/i,
    sample: "`tool calling` is not supported with this model",
  },
  {
    // truefoundry/models#944
    servers: "DeepInfra",
    pattern: /tool calling is not supported (?:for|with|by)/i,
    sample: "deepinfra error: Tool calling is not supported for model: NousResearch/Hermes-3-Llama-3.1-70B",
  },
  {
    // agno-agi/agno#3505
    servers: "Gemini",
    pattern: /function calling is not enabled/i,
    sample: "Function calling is not enabled for models/gemma-3-12b-it",
  },
  {
    // evalstate/fast-agent#91
    servers: "DeepSeek",
    pattern: /does not support function calling/i,
    sample: "deepseek-reasoner does not support Function Calling",
  },
  {
    // MicrosoftDocs/azure-docs#121504
    servers: "Azure",
    pattern: /functions are not supported for this/i,
    sample:
      "Functions are not supported for this API version or this model version. To learn how to user use function calling with Azure OpenAI Service.",
  },
  {
    // MicrosoftDocs/azure-docs#118069
    servers: "OpenAI and Azure, older",
    pattern: /unrecognized request argument supplied: tools/i,
    sample: "Unrecognized request argument supplied: tools",
  },
  {
    // OpenAI's common wording for parameters that a model does not take, as for 'max_tokens' (langgenius/dify#13500)
    servers: "OpenAI",
    pattern: /unsupported parameter: '?tools'?/i,
    sample: "Unsupported parameter: 'tools' is not supported with this model.",
  },
];
