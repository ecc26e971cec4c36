import * as z from "zod";

import { listedPrice, pricing } from "./listedPrice.ts";
import type { Price } from "./price.ts";

/** A model that a server offers; figures in tokens, where the server tells them. */
export interface ListedModel {
  readonly id: string;
  readonly window?: number;
  readonly maxOutput?: number;
  /** The window is what the model is to be loaded with. */
  readonly isProvisional?: true;
  readonly price?: Price;
  /** Absent: the server does not tell. */
  readonly takesTools?: boolean;
  /** Who made the model; servers of one's own write their name here. */
  readonly ownedBy?: string;
}

/** The rows of a server's list that are models, in its order; undefined when this is no such list. */
export const listedModels = (json: unknown): readonly ListedModel[] | undefined =>
  list.safeParse(json).data?.flatMap((row) => (row === undefined ? [] : [toListed(row)]));

const tokens = z.number().int().positive().optional().catch(undefined);

const row = z.looseObject({
  id: z.string().min(1),
  owned_by: z.string().optional().catch(undefined),
  /** vLLM, SGLang. */
  max_model_len: tokens,
  /** llama.cpp and llama-swap, of a loaded model; `n_ctx_train` beside it is not what the server runs with. */
  meta: z.looseObject({ n_ctx: tokens }).optional().catch(undefined),
  /** llama.cpp as a router: how the model was or will be started. */
  status: z
    .looseObject({ args: z.array(z.string()) })
    .optional()
    .catch(undefined),
  /** LM Studio; `max_context_length` beside it is what the model could do. */
  loaded_context_length: tokens,
  state: z.string().optional().catch(undefined),
  /** OpenRouter; for the provider that would answer. */
  top_provider: z
    .looseObject({ context_length: tokens, max_completion_tokens: tokens })
    .optional()
    .catch(undefined),
  /** OpenRouter, Together; llama.cpp as a router tells here what the model was trained with. */
  context_length: tokens,
  /** Groq. */
  context_window: tokens,
  max_completion_tokens: tokens,
  /** Mistral. */
  max_context_length: tokens,
  /** Anthropic. */
  max_input_tokens: tokens,
  /** OpenRouter. */
  pricing,
  supported_parameters: z.array(z.string()).optional().catch(undefined),
  /** Mistral. */
  capabilities: z.looseObject({ function_calling: z.boolean() }).optional().catch(undefined),
});

type Row = z.infer<typeof row>;

/** Together sends the bare list. A row that is no model is passed over. */
const rows = z.array(row.optional().catch(undefined));
/** `null`: Ollama without a model. */
const list = z.union([z.looseObject({ data: rows.nullable() }).transform(({ data }) => data ?? []), rows]);

const toListed = (model: Row): ListedModel => {
  const maxOutput = model.top_provider?.max_completion_tokens ?? model.max_completion_tokens;
  const takesTools = model.supported_parameters?.includes("tools") ?? model.capabilities?.function_calling;
  const price = listedPrice(model.pricing);
  return {
    id: model.id,
    ...windowOf(model),
    ...(maxOutput !== undefined && { maxOutput }),
    ...(price && { price }),
    ...(takesTools !== undefined && { takesTools }),
    ...(model.owned_by !== undefined && { ownedBy: model.owned_by }),
  };
};

const windowOf = (model: Row): Pick<ListedModel, "window" | "isProvisional"> => {
  const loaded = model.max_model_len ?? model.meta?.n_ctx ?? model.loaded_context_length;
  if (loaded !== undefined) return { window: loaded };
  if (model.owned_by === "llamacpp") return planned(model.status?.args ?? []);
  if (model.state !== undefined) return {};
  const window =
    model.top_provider?.context_length ??
    model.context_length ??
    model.context_window ??
    model.max_context_length ??
    model.max_input_tokens;
  return window === undefined ? {} : { window };
};

/** Of the router's own figures this is the one that will hold; several slots share it. */
const planned = (args: readonly string[]): Pick<ListedModel, "window" | "isProvisional"> => {
  const valueOf = (...names: readonly string[]): number =>
    Number(args[args.findLastIndex((arg) => names.includes(arg)) + 1]);
  const slots = args.includes("--kv-unified") ? 1 : valueOf("--parallel", "-np") || 1;
  const window = Math.floor(valueOf("--ctx-size", "-c") / slots);
  return window > 0 ? { window, isProvisional: true } : {};
};
