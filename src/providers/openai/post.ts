import { readText } from "../body.ts";
import type { Connection } from "../connection.ts";
import type { HttpAnswer } from "../failures.ts";
import { endpointOf, request as send } from "../server.ts";
import type { Exchange } from "./exchange.ts";
import { toRequestBody } from "./requestBody.ts";

/** Bytes of a refusal that are read. */
const LONGEST_REFUSAL = 64 * 1024;

/** The body that the server answers with, or its refusal. */
export type Reply = { readonly body: ReadableStream<Uint8Array> | null } | { readonly refusal: HttpAnswer };

/** Sends a request, once. */
export const post = async (exchange: Exchange, connection: Connection): Promise<Reply> => {
  const { server, request, dialect, signatures } = exchange;
  const response = await connection.waitFor(
    send(server, endpointOf(server.baseUrl, "chat/completions"), {
      body: toRequestBody(request, dialect, signatures),
      signal: connection.controller.signal,
    }),
  );
  const body = response.body === null ? null : connection.watch(response.body);
  if (response.ok) return { body };
  const { status, headers } = response;
  return { refusal: { status, headers, body: await readText(body, LONGEST_REFUSAL) } };
};
