import type { Usage } from "../../engine/entries.ts";
import type { Chunk, ChunkUsage } from "./chunk.ts";

/** The usage in a chunk, wherever the server puts it; undefined when there is none. */
export const usageOf = (chunk: Chunk): Usage | undefined => {
  const found = chunk.usage ?? chunk.x_groq?.usage ?? chunk.choices?.[0]?.usage;
  return found === null || found === undefined ? undefined : toUsage(found);
};

const toUsage = (usage: ChunkUsage): Usage => {
  const prompt = usage.prompt_tokens ?? 0;
  const completion = usage.completion_tokens ?? 0;
  const cached =
    usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens ?? usage.cached_tokens ?? 0;
  // xAI and Gemini leave reasoning out of completion_tokens; only their total has it (vercel/ai#12425).
  const output = Math.max(completion, (usage.total_tokens ?? 0) - prompt);
  const reasoning = usage.completion_tokens_details?.reasoning_tokens ?? output - completion;
  return { prompt, cached: Math.min(cached, prompt), output, reasoning: Math.min(reasoning, output) };
};
