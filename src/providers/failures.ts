import { language, t } from "../l10n/l10n.ts";
import { type Asked, byStatus, nameOf, type Refusal } from "./byStatus.ts";
import { readErrorBody, readErrorValue } from "./errorBody.ts";
import { saysNoTools } from "./noTools.ts";
import { findOverflow } from "./overflow.ts";
import type { Failure } from "./provider.ts";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A refusal by status: read from the body's wording first, by the status where that says nothing. */
export const httpFailure = (answer: HttpAnswer, asked: Asked): Failure => {
  const facts = readErrorBody(answer.body);
  return classify({ facts, status: answer.status, headers: answer.headers, asked });
};

/** An error object in the middle of a stream. */
export const streamFailure = (error: unknown, asked: Asked): Failure =>
  httpFailure(streamRefusal(error), asked);

/** An error object whose status said that all was well, as if the status had told the truth. */
export const streamRefusal = (error: unknown): HttpAnswer => ({
  status: readErrorValue(error).status ?? 500,
  headers: new Headers(),
  body: JSON.stringify(error) ?? "",
});

const classify = (refusal: Refusal): Failure =>
  asOverflow(refusal) ??
  asNoTools(refusal) ??
  asQuota(refusal) ??
  asMissingModel(refusal) ??
  byStatus(refusal);

const asOverflow = ({ facts, status }: Refusal): Failure | undefined => {
  const overflow = findOverflow(facts.text) ?? (status === 413 ? {} : undefined);
  if (overflow === undefined) return undefined;
  const limit = facts.limit ?? overflow.limit;
  const asked = facts.asked ?? overflow.asked;
  return {
    reason: "overflow",
    retryable: false,
    message: tooLong(asked, limit),
    ...(limit !== undefined && { limit }),
    ...(asked !== undefined && { asked }),
  };
};

/** Both in tokens. */
const tooLong = (asked: number | undefined, limit: number | undefined): string =>
  asked === undefined || limit === undefined
    ? t("The conversation is too long for this model. Compact it, or choose a model with a larger window.")
    : t(
        "The conversation is too long for this model ({0} tokens of {1}). Compact it, or choose a model with a larger window.",
        asked.toLocaleString(language()),
        limit.toLocaleString(language()),
      );

/** llama.cpp answers 500 here, OpenRouter 404: the status tells nothing. */
const asNoTools = ({ facts, asked }: Refusal): Failure | undefined =>
  saysNoTools(facts.text)
    ? {
        reason: "noTools",
        retryable: false,
        message: t(
          "{0} cannot use tools at {1}, as it is set up there. It can still answer, but not read or change files.",
          nameOfModel(asked),
          nameOf(asked.server),
        ),
      }
    : undefined;

const nameOfModel = ({ model }: Asked): string => (model === undefined ? t("The model") : t("“{0}”", model));

/** OpenAI answers 429 for both "too fast" and "no money left"; only the code tells. */
const QUOTA =
  /insufficient_quota|billing_hard_limit_reached|billing_not_active|credit balance is too low|insufficient (?:balance|credits|funds)/i;

const asQuota = ({ facts, status, asked }: Refusal): Failure | undefined =>
  status === 402 || QUOTA.test(facts.text)
    ? {
        reason: "quota",
        retryable: false,
        message: t(
          "The account at {0} has no credit or quota left. Add credit there, or choose another server.",
          nameOf(asked.server),
        ),
      }
    : undefined;

/** OpenAI, Groq, LM Studio · vLLM · Ollama, llama.cpp · DeepSeek · Mistral · OpenRouter · Azure · Anthropic · llama-swap. */
const MISSING_MODEL =
  /model_not_found|model\b.{0,200}\bdoes not exist|model\b.{0,200}\bnot found|model not exist|invalid model\b|is not a valid model|no endpoints found|DeploymentNotFound|no models? loaded|not_found_error\s{1,9}model: |could not find (?:real modelID|suitable inference handler)|no model id could be identified/i;

const asMissingModel = ({ facts, status, asked }: Refusal): Failure | undefined =>
  [400, 404, 422].includes(status) && MISSING_MODEL.test(facts.text)
    ? {
        reason: "modelMissing",
        retryable: false,
        message: t("{0} has no model “{1}”. Choose another model.", nameOf(asked.server), asked.model ?? ""),
      }
    : undefined;
