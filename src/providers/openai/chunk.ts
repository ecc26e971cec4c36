import * as z from "zod";

/**
 * One event of a chat completion stream, as loosely as servers send it: every
 * field may be missing or null, unknown ones are ignored. What is there must
 * have the right type, or the stream is garbage.
 */
const usage = z.looseObject({
  prompt_tokens: z.number().nullish(),
  completion_tokens: z.number().nullish(),
  total_tokens: z.number().nullish(),
  prompt_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish(),
  completion_tokens_details: z.looseObject({ reasoning_tokens: z.number().nullish() }).nullish(),
  /** DeepSeek. */
  prompt_cache_hit_tokens: z.number().nullish(),
  /** Moonshot. */
  cached_tokens: z.number().nullish(),
});

const toolCall = z.looseObject({
  /** Gemini leaves it out, Ollama sends 0 for every call. */
  index: z.number().nullish(),
  id: z.string().nullish(),
  function: z
    .looseObject({
      name: z.string().nullish(),
      /** An object where a server passes its own format through. */
      arguments: z.union([z.string(), z.looseObject({})]).nullish(),
    })
    .nullish(),
});

/** Mistral's reasoning models send parts instead of a string. */
const contentPart = z.looseObject({
  text: z.string().nullish(),
  thinking: z.array(z.looseObject({ text: z.string().nullish() })).nullish(),
});

const delta = z.looseObject({
  content: z.union([z.string(), z.array(contentPart)]).nullish(),
  refusal: z.string().nullish(),
  /** DeepSeek, llama.cpp, vLLM, Moonshot. */
  reasoning_content: z.string().nullish(),
  /** OpenRouter, Ollama, Groq. */
  reasoning: z.string().nullish(),
  tool_calls: z.array(toolCall).nullish(),
});

const choice = z.looseObject({
  index: z.number().nullish(),
  delta: delta.nullish(),
  /** From servers that do not stream, and send the answer whole. */
  message: delta.nullish(),
  finish_reason: z.string().nullish(),
  /** Moonshot. */
  usage: usage.nullish(),
});

export const chunkSchema = z.looseObject({
  choices: z.array(choice).nullish(),
  usage: usage.nullish(),
  /** Groq. */
  x_groq: z.looseObject({ usage: usage.nullish() }).nullish(),
});

export type Chunk = z.infer<typeof chunkSchema>;
export type ChunkDelta = z.infer<typeof delta>;
export type ChunkCall = z.infer<typeof toolCall>;
export type ChunkUsage = z.infer<typeof usage>;
