import { parseJson, readText } from "./body.ts";
import { unreadable } from "./byStatus.ts";
import { openConnection, type Patience } from "./connection.ts";
import { aborted } from "./ending.ts";
import { httpFailure } from "./failures.ts";
import { networkFailure } from "./networkFailures.ts";
import type { Failure } from "./provider.ts";
import { request, type Server } from "./server.ts";

export interface JsonQuestion {
  readonly server: Server;
  /** The address asked, from the base URL. */
  readonly at: (baseUrl: string) => string;
  /** Makes it a POST. */
  readonly body?: unknown;
  readonly patience: Patience;
}

/** Bytes; OpenRouter's list of models has about one million. */
const LONGEST_ANSWER = 16 * 1024 * 1024;

/** `status`: there where the server has refused, by HTTP. */
export type JsonAnswer = { readonly json: unknown } | { readonly failure: Failure; readonly status?: number };

/** Asks a server for a piece of JSON. Never throws. */
export const askJson = async (
  { server, at, body, patience }: JsonQuestion,
  signal: AbortSignal,
): Promise<JsonAnswer> => {
  const connection = openConnection(signal, patience);
  try {
    const response = await connection.waitFor(
      request(server, at(server.baseUrl), { body, signal: connection.controller.signal }),
    );
    const text = await readText(response.body && connection.watch(response.body), LONGEST_ANSWER);
    const { ok, status, headers } = response;
    if (!ok) return { failure: httpFailure({ status, headers, body: text }, { server }), status };
    const json = parseJson(text);
    return json === undefined ? { failure: unreadable({ server }, "list of models") } : { json };
  } catch (error) {
    return { failure: signal.aborted ? aborted : networkFailure(error, server) };
  } finally {
    connection.close();
  }
};
