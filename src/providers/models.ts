import * as z from "zod";

import { askJson } from "./askJson.ts";
import type { Patience } from "./connection.ts";
import { unreadable } from "./failures.ts";
import type { Failure } from "./provider.ts";
import { endpointOf, type Server } from "./server.ts";
import { systemTimer } from "./timer.ts";

/** A model that a server offers; figures in tokens, where the server tells them. */
export interface ListedModel {
  readonly id: string;
  readonly window?: number;
  readonly maxOutput?: number;
}

export type ModelList = { readonly models: readonly ListedModel[] } | { readonly failure: Failure };

const PATIENCE: Patience = { idleTimeout: 10_000, timer: systemTimer };

/** What `/v1/models` offers, in the server's order. Never throws. */
export const listModels = async (
  server: Server,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<ModelList> => {
  const answer = await askJson({ server, url: endpointOf(server.baseUrl, "models"), patience }, signal);
  if ("failure" in answer) return answer;
  const list = listSchema.safeParse(answer.json);
  return list.success
    ? { models: list.data.flatMap(toListed) }
    : { failure: unreadable({ server }, "list of models") };
};

const tokens = z.number().int().positive().optional().catch(undefined);

const modelSchema = z.looseObject({
  id: z.string().min(1),
  /** vLLM, SGLang. */
  max_model_len: tokens,
  /** llama.cpp; `n_ctx_train` beside it is not what the server runs with. */
  meta: z.looseObject({ n_ctx: tokens }).optional().catch(undefined),
  /** OpenRouter; for the provider that would answer. */
  top_provider: z
    .looseObject({ context_length: tokens, max_completion_tokens: tokens })
    .optional()
    .catch(undefined),
  /** OpenRouter, Together. */
  context_length: tokens,
  /** Groq. */
  context_window: tokens,
  max_completion_tokens: tokens,
  /** Mistral. */
  max_context_length: tokens,
  /** Anthropic. */
  max_input_tokens: tokens,
});

/** Together sends the bare list. A row that is no model is passed over. */
const rows = z.array(modelSchema.optional().catch(undefined));
const listSchema = z.union([z.looseObject({ data: rows }).transform(({ data }) => data), rows]);

const toListed = (model: z.infer<typeof modelSchema> | undefined): readonly ListedModel[] => {
  if (model === undefined) return [];
  const window =
    model.max_model_len ??
    model.meta?.n_ctx ??
    model.top_provider?.context_length ??
    model.context_length ??
    model.context_window ??
    model.max_context_length ??
    model.max_input_tokens;
  const maxOutput = model.top_provider?.max_completion_tokens ?? model.max_completion_tokens;
  return [
    {
      id: model.id,
      ...(window !== undefined && { window }),
      ...(maxOutput !== undefined && { maxOutput }),
    },
  ];
};
