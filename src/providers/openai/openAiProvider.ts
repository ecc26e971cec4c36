import type { Asked } from "../byStatus.ts";
import { openConnection, type Patience } from "../connection.ts";
import { cutShort, withOneEnding } from "../ending.ts";
import { type HttpAnswer, httpFailure } from "../failures.ts";
import { networkFailure } from "../networkFailures.ts";
import type { Provider, ProviderEvent } from "../provider.ts";
import type { Server } from "../server.ts";
import { systemTimer } from "../timer.ts";
import { startAnswer } from "./answer.ts";
import { newCallId } from "./callIds.ts";
import { adapted, commonDialect } from "./dialect.ts";
import type { Exchange } from "./exchange.ts";
import { post } from "./post.ts";
import { readAnswer } from "./readAnswer.ts";
import { signatureMemory } from "./signatures.ts";

export interface OpenAiOptions extends Server, Partial<Patience> {}

/** Milliseconds. A long prompt on a slow machine takes its time before the first byte. */
const IDLE_TIMEOUT = 120_000;

/**
 * Chat completions of any OpenAI-compatible server. Nothing is retried here,
 * but for requests whose form the server did not like (see dialect.ts): a
 * failure says whether another try would help.
 *
 * Of the `openai` package this uses the types of requests and the decoder of
 * event streams (12 KB), not its client (385 KB, 45 ms to load): that sends
 * what it finds in OPENAI_* variables to whatever server is configured, and
 * drops error bodies without an `error` field (Mistral, vLLM, FastAPI).
 */
export const openAiProvider = (options: OpenAiOptions): Provider => {
  const { idleTimeout = IDLE_TIMEOUT, timer = systemTimer } = options;
  const signatures = signatureMemory();
  let dialect = commonDialect;
  return {
    stream(request, signal) {
      const learn: Exchange["learn"] = (learned) => (dialect = learned);
      const exchange: Exchange = { server: options, request, dialect, signatures, learn };
      return withOneEnding(
        () => chat(exchange, { idleTimeout, timer }, signal),
        signal,
        (error) => networkFailure(error, options),
      );
    },
  };
};

type Events = AsyncGenerator<ProviderEvent, void, undefined>;

/** Asks; where the server refuses the dialect only, once more in the one it wants. */
async function* chat(exchange: Exchange, patience: Patience, signal: AbortSignal): Events {
  const refusal = yield* askOnce(exchange, patience, signal);
  if (refusal === undefined) return;
  const wanted = adapted(exchange.dialect, refusal);
  if (wanted === undefined) {
    yield { kind: "failed", failure: httpFailure(refusal, askedOf(exchange)) };
    return;
  }
  exchange.learn(wanted);
  // This ends: a dialect is adapted in one direction only.
  yield* chat({ ...exchange, dialect: wanted }, patience, signal);
}

/** The events of one exchange; a refusal is returned, not yielded. */
async function* askOnce(
  exchange: Exchange,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, HttpAnswer | undefined, undefined> {
  const connection = openConnection(signal, patience);
  try {
    const reply = await post(exchange, connection);
    if ("refusal" in reply) return reply.refusal;
    if (reply.body === null) yield { kind: "failed", failure: cutShort };
    else return yield* readAnswer(reply.body, connection.controller, readingOf(exchange));
    return undefined;
  } finally {
    connection.close();
  }
}

const askedOf = ({ server, request }: Exchange): Asked => ({ server, model: request.model });

const readingOf = (exchange: Exchange) => {
  const { request, signatures } = exchange;
  const answer = startAnswer({ model: request.model, newId: newCallId, signatures });
  return { answer, asked: askedOf(exchange) };
};
