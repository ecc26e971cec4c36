import { askJson } from "./askJson.ts";
import { unreadable } from "./byStatus.ts";
import type { Patience } from "./connection.ts";
import { listedModels, type ListedModel } from "./listedModels.ts";
import { originOf } from "./origin.ts";
import type { Failure } from "./provider.ts";
import { endpointOf, type Server } from "./server.ts";
import { systemTimer } from "./timer.ts";

export type { ListedModel } from "./listedModels.ts";

export type ModelList = { readonly models: readonly ListedModel[] } | { readonly failure: Failure };

const PATIENCE: Patience = { idleTimeout: 10_000, timer: systemTimer };

/**
 * Anthropic takes a bearer for chat completions, and for its list only a key
 * under another name (QwenLM/qwen-code#3799); that comes in pages of twenty.
 */
const asListed = ({ apiKey, ...server }: Server): { readonly asked: Server; readonly query: string } => {
  const isAnthropic = originOf(server.baseUrl) === "https://api.anthropic.com";
  if (!isAnthropic || apiKey === undefined)
    return { asked: { ...server, ...(apiKey !== undefined && { apiKey }) }, query: "" };
  const headers = { ...server.headers, "x-api-key": apiKey.trim(), "anthropic-version": "2023-06-01" };
  return { asked: { ...server, headers }, query: "?limit=1000" };
};

/** What `/v1/models` offers, in the server's order. Never throws. */
export const listModels = async (
  server: Server,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<ModelList> => {
  const { asked, query } = asListed(server);
  const at = (baseUrl: string): string => endpointOf(baseUrl, "models") + query;
  const answer = await askJson({ server: asked, at, patience }, signal);
  if ("failure" in answer) return answer;
  const models = listedModels(answer.json);
  return models ? { models } : { failure: unreadable({ server }, "list of models") };
};
