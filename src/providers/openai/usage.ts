import * as z from "zod";

import type { Usage } from "../../engine/entries.ts";
import type { Chunk } from "./chunk.ts";

/**
 * The usage in a chunk, wherever the server puts it; undefined when there is
 * none, or none that can be true: the gauge would follow it.
 */
export const usageOf = (chunk: Chunk): Usage | undefined => {
  const found = chunk.usage ?? chunk.x_groq?.usage ?? chunk.choices?.find(({ usage }) => usage)?.usage;
  const timings = timingsSchema.safeParse(chunk.timings).data;
  if (found === null || found === undefined) return timings && fromTimings(timings);
  const usage = usageSchema.safeParse(found).data;
  return usage && believable(toUsage(usage, timings?.cache_n));
};

/** Tokens; ten times the largest window of today. */
const MOST = 100_000_000;

const tokens = z.number().int().min(0).max(MOST);
const count = tokens.nullish();

const usageSchema = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish(),
  completion_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish(),
  /** DeepSeek. */
  prompt_cache_hit_tokens: count,
  /** Moonshot. */
  cached_tokens: count,
});

/** llama.cpp (ggml-org/llama.cpp#15827): what was computed, and beside it what was found in the cache. */
const timingsSchema = z.looseObject({ cache_n: tokens, prompt_n: tokens, predicted_n: tokens });

const fromTimings = ({ cache_n, prompt_n, predicted_n }: z.infer<typeof timingsSchema>): Usage => ({
  prompt: cache_n + prompt_n,
  cached: cache_n,
  output: predicted_n,
  reasoning: 0,
});

const toUsage = (usage: z.infer<typeof usageSchema>, cacheHits: number | undefined): Usage => {
  const prompt = usage.prompt_tokens ?? 0;
  const completion = usage.completion_tokens ?? 0;
  const cached =
    usage.prompt_tokens_details?.cached_tokens ??
    usage.prompt_cache_hit_tokens ??
    usage.cached_tokens ??
    cacheHits ??
    0;
  // xAI and Gemini leave reasoning out of completion_tokens; only their total has it (vercel/ai#12425).
  const output = Math.max(completion, (usage.total_tokens ?? 0) - prompt);
  const reasoning = usage.completion_tokens_details?.reasoning_tokens ?? output - completion;
  return { prompt, cached, output, reasoning: Math.min(reasoning, output) };
};

/** More from the cache than there was to send: one of the two is wrong, and nobody knows which. */
const believable = (usage: Usage): Usage | undefined => (usage.cached > usage.prompt ? undefined : usage);
