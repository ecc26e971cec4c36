import type { KeyFormat } from "./format.ts";

/** Keys of model providers. The lengths are lower bounds: issuers have lengthened them before. */
export const MODEL_KEYS: readonly KeyFormat[] = [
  // docs.anthropic.com/en/api/getting-started (sk-ant-api03-, sk-ant-admin01-, sk-ant-oat01-)
  { kind: "Anthropic key", starts: ["sk-ant-"], rest: /[\w-]{20}/ },
  // openrouter.ai/docs/api-reference/authentication
  { kind: "OpenRouter key", starts: ["sk-or-v1-"], rest: /[\w-]{20}/ },
  // platform.openai.com/docs/api-reference/authentication (project, service account, admin keys)
  { kind: "OpenAI key", starts: ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"], rest: /[\w-]{20}/ },
  // langfuse.com/docs/api: sk-lf- and a UUID
  { kind: "Langfuse key", starts: ["sk-lf-"], rest: /[\w-]{20}/ },
  // OpenAI's older keys (sk- and 48 letters), api-docs.deepseek.com, and many compatible servers
  { kind: "API key", starts: ["sk-"], rest: /(?=[A-Za-z]{0,30}\d)[A-Za-z0-9]{20}/ },
  // ai.google.dev/gemini-api/docs/api-key, cloud.google.com/docs/authentication/api-keys: 39 characters
  { kind: "Google key", starts: ["AIza"], rest: /[\w-]{35}/ },
  // console.groq.com/docs/quickstart
  { kind: "Groq key", starts: ["gsk_"], rest: /[A-Za-z0-9]{32}/ },
  // docs.x.ai/docs/tutorial
  { kind: "xAI key", starts: ["xai-"], rest: /[A-Za-z0-9]{40}/ },
  // docs.perplexity.ai/guides/getting-started
  { kind: "Perplexity key", starts: ["pplx-"], rest: /[A-Za-z0-9]{32}/ },
  // huggingface.co/docs/hub/security-tokens; organizations had api_org_
  { kind: "Hugging Face token", starts: ["hf_", "api_org_"], rest: /[A-Za-z0-9]{30}/ },
  // replicate.com/docs/topics/security/api-tokens: r8_ and 37 letters
  { kind: "Replicate token", starts: ["r8_"], rest: /[A-Za-z0-9]{30}/ },
  // inference-docs.cerebras.ai/quickstart
  { kind: "Cerebras key", starts: ["csk-"], rest: /[a-z0-9]{32}/ },
  // docs.together.ai/docs/api-keys-authentication
  { kind: "Together key", starts: ["tgp_v1_"], rest: /[\w-]{30}/ },
  // docs.fireworks.ai/getting-started/quickstart
  { kind: "Fireworks key", starts: ["fw_"], rest: /(?=[A-Za-z]{0,20}\d)[A-Za-z0-9]{22}/ },
  // docs.api.nvidia.com/nim/reference
  { kind: "NVIDIA key", starts: ["nvapi-"], rest: /[\w-]{40}/ },
  // docs.tavily.com/documentation/api-reference/introduction
  { kind: "Tavily key", starts: ["tvly-"], rest: /[\w-]{20}/ },
  // docs.langchain.com/langsmith: personal (pt) and service (sk) keys
  { kind: "LangSmith key", starts: ["lsv2_pt_", "lsv2_sk_"], rest: /[\w-]{30}/ },
  // docs.pinecone.io/guides/projects/manage-api-keys
  { kind: "Pinecone key", starts: ["pcsk_"], rest: /[\w-]{30}/ },
  // jina.ai/embeddings
  { kind: "Jina key", starts: ["jina_"], rest: /[\w-]{40}/ },
];
