import * as z from "zod";

/**
 * One event of a chat completion stream, as loosely as servers send it: every
 * field may be missing or null, unknown ones are ignored. What is there must
 * have the right type, or the stream is garbage.
 */
/** Read by usage.ts: an absurd report must not spoil the answer. */
const usage = z.unknown().optional();

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
  /** Gemini signs its calls in here: see signatures.ts. */
  extra_content: z.looseObject({}).nullish().catch(undefined),
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
  usage,
});

export const chunkSchema = z.looseObject({
  choices: z.array(choice).nullish(),
  usage,
  /** Groq; `error` tells why a stream was stopped early. */
  x_groq: z.looseObject({ usage, error: z.unknown().optional() }).nullish(),
  /** llama.cpp, also behind llama-swap. */
  timings: z.unknown().optional(),
  /** Aliases and dated versions are resolved; a gateway may also pick another one. */
  model: z.string().nullish().catch(undefined),
});

export type Chunk = z.infer<typeof chunkSchema>;
export type ChunkDelta = z.infer<typeof delta>;
export type ChunkCall = z.infer<typeof toolCall>;
