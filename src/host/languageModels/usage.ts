import type { Usage } from "../../engine/entries.ts";
import { parseJson } from "../../providers/body.ts";
import { chunkSchema } from "../../providers/openai/chunk.ts";
import { usageOf } from "../../providers/openai/usage.ts";

/**
 * The mime type of the data part in which extensions tell what an answer took.
 * Nothing documents it; GitHub Copilot and those who follow it send the usage
 * of chat completions as JSON.
 */
export const USAGE_TYPE = "usage";

/** Undefined when nothing can be read out of it, or when it tells of nothing: some send zeros for "not known". */
export function readUsage(data: Uint8Array): Usage | undefined {
  const json = parseJson(new TextDecoder().decode(data));
  const chunk = chunkSchema.safeParse({ usage: json });
  const usage = chunk.success ? usageOf(chunk.data) : undefined;
  return usage && usage.prompt > 0 ? usage : undefined;
}
