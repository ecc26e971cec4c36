import { t } from "../../l10n/l10n.ts";
import { aborted } from "../../providers/ending.ts";
import { readErrorBody } from "../../providers/errorBody.ts";
import { Silence } from "../../providers/networkFailures.ts";
import { findOverflow } from "../../providers/overflow.ts";
import type { Failure } from "../../providers/provider.ts";
import { quote } from "../../providers/quote.ts";
import { causesOf, type Cause } from "./causes.ts";

/**
 * What VS Code, or the extension that brings a model, has thrown, as a failure.
 * `LanguageModelError` has three codes of its own; all else is told by words
 * only, since VS Code hands on nothing but name and message of other errors.
 */
export function modelFailure(error: unknown, model: string): Failure {
  if (error instanceof Silence) return silent(error, model);
  const causes = causesOf(error);
  const text = causes.map(({ name, code, message }) => `${name} ${code} ${message}`).join("\n");
  if (causes.some(({ name, message }) => name === "Canceled" || message === "Canceled")) return aborted;
  return overflow(text) ?? byCode(causes, text, model) ?? byWords(text, model) ?? other(causes, model);
}

export const missingModel = (model: string): Failure => ({
  reason: "modelMissing",
  retryable: false,
  message: t(
    "VS Code has no model “{0}” now. Check that the extension which brings it is there and signed in, or choose another model.",
    model,
  ),
});

function overflow(text: string): Failure | undefined {
  const found = findOverflow(text);
  return (
    found && {
      reason: "overflow",
      retryable: false,
      message: t(
        "The conversation is too long for this model. Compact it, or choose a model with a larger window.",
      ),
      ...found,
    }
  );
}

function byCode(causes: readonly Cause[], text: string, model: string): Failure | undefined {
  switch (causes.find(({ name }) => name === "LanguageModelError")?.code) {
    case "NoPermissions":
      return {
        reason: "auth",
        retryable: false,
        message: t(
          "“{0}” may not be used by Anchored Chat. Allow it when VS Code asks, or in the menu of your account.",
          model,
        ),
      };
    case "Blocked":
      return FILTERED.test(text) ? filtered(model) : usedUp(model);
    case "NotFound":
      return missingModel(model);
    default:
      return undefined;
  }
}

/** Words of GitHub Copilot · of the services behind extensions that bring a model with a key of one's own. */
const FILTERED = /off[_ -]?topic|responsible ai|content[_ ]filter|filtered by|content policy/i;
const QUOTA = /quota|premium request|out of credits|insufficient (?:balance|credits|funds)|\b402\b/i;
const RATE = /rate.?limit|too many requests|\b429\b/i;
const SIGNED_OUT = /not signed in|sign in|unauthori[sz]ed|invalid api key|\b40[13]\b/i;
const NETWORK =
  /fetch failed|network|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|net::ERR_|socket hang up/i;

function byWords(text: string, model: string): Failure | undefined {
  if (FILTERED.test(text)) return filtered(model);
  if (RATE.test(text)) return tooOften(model);
  if (QUOTA.test(text)) return usedUp(model);
  if (SIGNED_OUT.test(text)) return signedOut(model);
  return NETWORK.test(text) ? unreachable(model) : undefined;
}

const filtered = (model: string): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: t(
    "The service behind “{0}” refuses to answer this. Put it in other words, or choose another model.",
    model,
  ),
});

const tooOften = (model: string): Failure => ({
  reason: "rateLimit",
  retryable: true,
  message: t("“{0}” is asked too often. Try again in a while.", model),
});

const usedUp = (model: string): Failure => ({
  reason: "quota",
  retryable: false,
  message: t(
    "The quota for “{0}” is used up, or its use is blocked. Look into the account behind it, or choose another model.",
    model,
  ),
});

const signedOut = (model: string): Failure => ({
  reason: "auth",
  retryable: false,
  message: t(
    "The service behind “{0}” wants you to sign in. Sign in to the extension that brings it.",
    model,
  ),
});

const unreachable = (model: string): Failure => ({
  reason: "network",
  retryable: true,
  message: t("The service behind “{0}” cannot be reached. Check the network connection.", model),
});

const silent = ({ milliseconds }: Silence, model: string): Failure => ({
  reason: "network",
  retryable: true,
  message: t("“{0}” sent nothing for {1} seconds. Try again.", model, Math.round(milliseconds / 1000)),
});

/** Extensions put whole bodies into their messages: the sentence in it is what is quoted. */
function other(causes: readonly Cause[], model: string): Failure {
  const { message = "" } = causes.find((cause) => cause.message !== "") ?? {};
  const body = message.indexOf("{");
  const sentence = body < 0 ? message : readErrorBody(message.slice(body)).sentence;
  return {
    reason: "server",
    retryable: true,
    message: t("“{0}” had an error{1}. Try again.", model, quote(sentence, [])),
  };
}
