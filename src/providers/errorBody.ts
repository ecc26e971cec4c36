import * as z from "zod";

import { parseJson } from "./body.ts";

/** What an error body says, whoever wrote it. Absent fields are empty. */
export interface ErrorFacts {
  /** The server's sentence; may quote anything, so it is shown only through `quote`. */
  readonly sentence: string;
  /** Codes and types as far as there are any, one a line, for matching only. */
  readonly codes: string;
  /** Everything that can be matched, sentence included; never shown. */
  readonly text: string;
  /** An HTTP status inside the body: OpenRouter and llama.cpp put it into `code`. */
  readonly status?: number;
  readonly limit?: number;
  readonly asked?: number;
}

const text = z.union([z.string(), z.number().transform(String)]).catch("");
const count = z.number().positive().optional().catch(undefined);

const errorSchema = z.looseObject({
  message: z.unknown().optional(),
  /** FastAPI (vLLM, xinference): a sentence or a list of findings. */
  detail: z.unknown().optional(),
  code: text,
  type: text,
  status: text,
  /** llama.cpp, on an overflow. */
  n_ctx: count,
  n_prompt_tokens: count,
  /** OpenRouter: the answer of the provider behind it, as text. */
  metadata: z.looseObject({ raw: z.unknown().optional() }).optional().catch(undefined),
});

/** Reads an error out of a body's text. */
export const readErrorBody = (body: string): ErrorFacts => {
  const json = parseJson(body);
  return json === undefined ? plain(body) : readErrorValue(json);
};

/**
 * Reads an error out of parsed JSON: `{error: {…}}` (OpenAI and most others),
 * `{error: "…"}` (Ollama, LM Studio), `[{error: {…}}]` (Gemini), and the bare
 * object (vLLM, Mistral, FastAPI).
 */
export const readErrorValue = (json: unknown): ErrorFacts => {
  const inner = unwrap(json);
  if (typeof inner === "string") return plain(inner);
  const error = errorSchema.safeParse(inner).data;
  return error === undefined ? plain("") : factsOf(error);
};

const unwrap = (json: unknown): unknown => {
  const first: unknown = Array.isArray(json) ? json[0] : json;
  if (typeof first !== "object" || first === null || !("error" in first)) return first;
  return first.error ?? first;
};

const plain = (sentence: string): ErrorFacts => ({ sentence, codes: "", text: sentence });

const factsOf = (error: z.infer<typeof errorSchema>): ErrorFacts => {
  const sentence = [error.message, error.detail].find((field) => typeof field === "string") ?? "";
  const codes = [error.code, error.type, error.status].join("\n");
  const rest = [error.message, error.detail, error.metadata?.raw].map(asText);
  const status = Number(error.code);
  return {
    sentence,
    codes,
    text: [codes, ...rest].join("\n"),
    ...(status >= 400 && status < 600 && { status }),
    ...(error.n_ctx !== undefined && { limit: error.n_ctx }),
    ...(error.n_prompt_tokens !== undefined && { asked: error.n_prompt_tokens }),
  };
};

const asText = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
