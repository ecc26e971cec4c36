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
  message: `The answer of ${nameOf(server)} is not a ${what}. ${BASE_URL_HINT}`,
});

/** A web page came back, as from a login wall, a proxy, or an address without `/v1`. */
export const webPage = ({ server }: Asked): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: `${nameOf(server)} answered with a web page instead of a model's answer. ${BASE_URL_HINT}`,
});

const BASE_URL_HINT = "Check the base URL; it usually ends in /v1.";

/** For people: the server's origin. */
export const nameOf = (server: Server): string => originOf(server.baseUrl) ?? "The server";

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
  const problem =
    (server.apiKey ?? "").trim() === ""
      ? "wants an API key, and none is set for it. Set one."
      : status === 403
        ? "does not allow this (403). Check what the API key may use."
        : "did not accept the API key (401). Set the right key for this server.";
  return { reason: "auth", retryable: false, message: `${nameOf(server)} ${problem}` };
};

const rateLimitFailure = ({ headers, facts, asked: { server } }: Refusal): Failure => {
  const retryAfter = readRetryAfter(headers, facts.text, Date.now);
  const when = retryAfter === undefined ? "in a while" : `in ${Math.ceil(retryAfter / 1000)} seconds`;
  return {
    reason: "rateLimit",
    retryable: true,
    message: `${nameOf(server)} is asked too often. Try again ${when}.`,
    ...(retryAfter !== undefined && { retryAfter }),
  };
};

const serverFailure = ({ status, facts, asked: { server } }: Refusal): Failure => ({
  reason: "server",
  retryable: true,
  message: `${nameOf(server)} had an error of its own (${status})${quote(facts.sentence, secretsOf(server))}. Try again.`,
});

const redirectFailure = ({ status, asked: { server } }: Refusal): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: `${nameOf(server)} points to another address (${status}), which is not followed. ${BASE_URL_HINT}`,
});

const nothingThere = ({ asked: { server } }: Refusal): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: `There is no chat service at ${nameOf(server)}${new URL(server.baseUrl).pathname} (404). ${BASE_URL_HINT}`,
});

const refused = ({ status, facts, asked: { server } }: Refusal): Failure => ({
  reason: "badResponse",
  retryable: false,
  message: `${nameOf(server)} refused the request (${status})${quote(facts.sentence, secretsOf(server))}.`,
});
