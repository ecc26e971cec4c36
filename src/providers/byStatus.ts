import { counted, t } from "../l10n/l10n.ts";
import type { ErrorFacts } from "./errorBody.ts";
import { originOf } from "./origin.ts";
import type { Failure } from "./provider.ts";
import { quote } from "./quote.ts";
import { readRetryAfter } from "./retryAfter.ts";
import { secretsOf, type Server } from "./server.ts";

/** What was asked of whom: for the sentences that a person reads. */
export interface Asked {
  readonly server: Server;
  readonly model?: string;
}

/** A refusal with what its body says. */
export interface Refusal {
  readonly facts: ErrorFacts;
  readonly status: number;
  readonly headers: Headers;
  readonly asked: Asked;
}

/** Something answered, but not with what it should be by OpenAI's protocol. */
export const unreadable = ({ server }: Asked, what: "chat completion" | "list of models"): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: withHint(
    what === "chat completion"
      ? t("The answer of {0} is not a chat completion.", nameOf(server))
      : t("The answer of {0} is not a list of models.", nameOf(server)),
  ),
});

/** A web page came back, as from a login wall, a proxy, or an address without `/v1`. */
export const webPage = ({ server }: Asked): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: withHint(t("{0} answered with a web page instead of a model's answer.", nameOf(server))),
});

const withHint = (problem: string): string =>
  `${problem} ${t("Check the base URL; it usually ends in /v1.")}`;

/** For people: the server's origin. */
export const nameOf = (server: Server): string => originOf(server.baseUrl) ?? t("The server");

/** What the status tells, where the wording says nothing. */
export const byStatus = (refusal: Refusal): Failure => {
  const { status } = refusal;
  if (status === 401 || status === 403) return authFailure(refusal);
  if (status === 429) return rateLimitFailure(refusal);
  if (status === 408 || status >= 500) return serverFailure(refusal);
  if (status >= 300 && status < 400) return redirectFailure(refusal);
  if (refusal.facts.text.trimStart().startsWith("<")) return webPage(refusal.asked);
  return status === 404 ? nothingThere(refusal) : refused(refusal);
};

/** Not quoted: OpenAI repeats parts of the key in its sentence. */
const authFailure = ({ status, asked: { server } }: Refusal): Failure => {
  const name = nameOf(server);
  const message =
    (server.apiKey ?? "").trim() === ""
      ? t("{0} wants an API key, and none is set for it. Set one.", name)
      : status === 403
        ? t("{0} does not allow this (403). Check what the API key may use.", name)
        : t("{0} did not accept the API key (401). Set the right key for this server.", name);
  return { reason: "auth", retryable: false, message };
};

const rateLimitFailure = ({ headers, facts, asked: { server } }: Refusal): Failure => {
  const retryAfter = readRetryAfter(headers, facts.text, Date.now);
  return {
    reason: "rateLimit",
    retryable: true,
    message: tooOften(nameOf(server), retryAfter),
    ...(retryAfter !== undefined && { retryAfter }),
  };
};

/** `retryAfter`: milliseconds. */
const tooOften = (name: string, retryAfter: number | undefined): string =>
  retryAfter === undefined
    ? t("{0} is asked too often. Try again in a while.", name)
    : counted(
        Math.ceil(retryAfter / 1000),
        "{1} is asked too often. Try again in {0} second.",
        "{1} is asked too often. Try again in {0} seconds.",
        name,
      );

const serverFailure = ({ status, facts, asked: { server } }: Refusal): Failure => ({
  reason: "server",
  retryable: true,
  message: t(
    "{0} had an error of its own ({1}){2}. Try again.",
    nameOf(server),
    status,
    quote(facts.sentence, secretsOf(server)),
  ),
});

const redirectFailure = ({ status, asked: { server } }: Refusal): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: withHint(t("{0} points to another address ({1}), which is not followed.", nameOf(server), status)),
});

const nothingThere = ({ asked: { server } }: Refusal): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: withHint(
    t("There is no chat service at {0} (404).", `${nameOf(server)}${new URL(server.baseUrl).pathname}`),
  ),
});

const refused = ({ status, facts, asked: { server } }: Refusal): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: t(
    "{0} refused the request ({1}){2}.",
    nameOf(server),
    status,
    quote(facts.sentence, secretsOf(server)),
  ),
});
