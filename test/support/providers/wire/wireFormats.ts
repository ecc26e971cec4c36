import { anthropic } from "./anthropic.ts";
import { azure } from "./azure.ts";
import { deepSeek } from "./deepSeek.ts";
import { gemini } from "./gemini.ts";
import { groq } from "./groq.ts";
import { llamaSwap } from "./llamaSwap.ts";
import { lmStudio } from "./lmStudio.ts";
import { mistral } from "./mistral.ts";
import { ollama } from "./ollama.ts";
import { openai } from "./openai.ts";
import { openRouter } from "./openRouter.ts";
import { vllm } from "./vllm.ts";
import type { WireFormat } from "./wireFormat.ts";

/** How the servers that people use speak, one row each; every provider test that can runs over all of them. */
export const wireFormats: readonly WireFormat[] = [
  openai,
  azure,
  anthropic,
  gemini,
  ollama,
  lmStudio,
  vllm,
  openRouter,
  llamaSwap,
  mistral,
  deepSeek,
  groq,
];
