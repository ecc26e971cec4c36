import { openConnection, type Patience } from "../connection.ts";
import { cutShort, withOneEnding } from "../ending.ts";
import { type Asked, httpFailure } from "../failures.ts";
import { networkFailure } from "../networkFailures.ts";
import type { Provider, ProviderEvent } from "../provider.ts";
import type { Server } from "../server.ts";
import { systemTimer } from "../timer.ts";
import { type Exchange, post } from "./post.ts";
import { readAnswer } from "./readAnswer.ts";
import { commonDialect } from "./requestBody.ts";

export interface OpenAiOptions extends Server, Partial<Patience> {}

/** Milliseconds. A long prompt on a slow machine takes its time before the first byte. */
const IDLE_TIMEOUT = 120_000;

/**
 * Chat completions of any OpenAI-compatible server. Nothing is retried here:
 * a failure says whether that would help.
 *
 * Of the `openai` package this uses the types of requests and the decoder of
 * event streams (12 KB), not its client (385 KB, 45 ms to load): that sends
 * what it finds in OPENAI_* variables to whatever server is configured, and
 * drops error bodies without an `error` field (Mistral, vLLM, FastAPI).
 */
export const openAiProvider = (options: OpenAiOptions): Provider => {
  const { idleTimeout = IDLE_TIMEOUT, timer = systemTimer } = options;
  let dialect = commonDialect;
  return {
    stream(request, signal) {
      const learn: Exchange["learn"] = (learned) => (dialect = learned);
      const exchange = { server: options, request, dialect, learn };
      return withOneEnding(
        () => chat(exchange, { idleTimeout, timer }, signal),
        signal,
        (error) => networkFailure(error, options),
      );
    },
  };
};

async function* chat(
  exchange: Exchange,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  const connection = openConnection(signal, patience);
  const asked: Asked = { server: exchange.server, model: exchange.request.model };
  try {
    const reply = await post(exchange, connection);
    if ("refusal" in reply) yield { kind: "failed", failure: httpFailure(reply.refusal, asked) };
    else if (reply.body === null) yield { kind: "failed", failure: cutShort };
    else yield* readAnswer(reply.body, connection.controller, asked);
  } finally {
    connection.close();
  }
}
