import { parseJson, readText } from "./body.ts";
import { openConnection, type Patience } from "./connection.ts";
import { aborted } from "./ending.ts";
import { httpFailure, unreadable } from "./failures.ts";
import { networkFailure } from "./networkFailures.ts";
import type { Failure } from "./provider.ts";
import { request, type Server } from "./server.ts";

export interface JsonQuestion {
  readonly server: Server;
  readonly url: string;
  /** Makes it a POST. */
  readonly body?: unknown;
  readonly patience: Patience;
}

/** Bytes; OpenRouter's list of models has about one million. */
const LONGEST_ANSWER = 16 * 1024 * 1024;

/** Asks a server for a piece of JSON. Never throws. */
export const askJson = async (
  { server, url, body, patience }: JsonQuestion,
  signal: AbortSignal,
): Promise<{ readonly json: unknown } | { readonly failure: Failure }> => {
  const connection = openConnection(signal, patience);
  try {
    const response = await connection.waitFor(
      request(server, url, { body, signal: connection.controller.signal }),
    );
    const text = await readText(response.body && connection.watch(response.body), LONGEST_ANSWER);
    const { ok, status, headers } = response;
    if (!ok) return { failure: httpFailure({ status, headers, body: text }, { server }) };
    const json = parseJson(text);
    return json === undefined ? { failure: unreadable({ server }, "list of models") } : { json };
  } catch (error) {
    return { failure: signal.aborted ? aborted : networkFailure(error, server) };
  } finally {
    connection.close();
  }
};
