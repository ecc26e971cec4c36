import { readText } from "../body.ts";
import type { Connection } from "../connection.ts";
import type { HttpAnswer } from "../failures.ts";
import type { ProviderRequest } from "../provider.ts";
import { endpointOf, request as send, type Server } from "../server.ts";
import { adapted, type Dialect, toRequestBody } from "./requestBody.ts";

export interface Exchange {
  readonly server: Server;
  readonly request: ProviderRequest;
  readonly dialect: Dialect;
  /** Keeps what a refusal has taught, for the requests to come. */
  learn(dialect: Dialect): void;
}

/** Bytes of a refusal that are read. */
const LONGEST_REFUSAL = 64 * 1024;

/** The body that the server answers with, or its refusal. */
export type Reply = { readonly body: ReadableStream<Uint8Array> | null } | { readonly refusal: HttpAnswer };

/** Sends a request; where the server refuses the dialect only, once more in the one it wants. */
export const post = async (exchange: Exchange, connection: Connection): Promise<Reply> => {
  const { server, request, dialect } = exchange;
  const response = await connection.waitFor(
    send(server, endpointOf(server.baseUrl, "chat/completions"), {
      body: toRequestBody(request, dialect),
      signal: connection.controller.signal,
    }),
  );
  const body = response.body === null ? null : connection.watch(response.body);
  if (response.ok) return { body };

  const { status, headers } = response;
  const refusal = { status, headers, body: await readText(body, LONGEST_REFUSAL) };
  const wanted = adapted(dialect, refusal);
  if (wanted === undefined) return { refusal };
  exchange.learn(wanted);
  // This ends: a dialect is adapted in one direction only.
  return post({ ...exchange, dialect: wanted }, connection);
};
