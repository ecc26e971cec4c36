import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { ScriptedAnswer } from "./scriptedServer.ts";

/** A real server behind a door: some answers are played in its place, everything else is its own. */
export interface PlayingProxy {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  /** Answers to the next chat requests, one each; when there are none left the server answers. */
  readonly plays: ScriptedAnswer[];
  /** Chat requests that the server itself has answered: body and status, oldest first. */
  readonly forwarded: readonly { readonly body: string; readonly status: number }[];
  close(): Promise<void>;
}

/** `told`: what the door answers by itself, by path, whatever the server would say. */
export async function startPlayingProxy(
  target: string,
  told: Readonly<Record<string, unknown>> = {},
): Promise<PlayingProxy> {
  const plays: ScriptedAnswer[] = [];
  const forwarded: { body: string; status: number }[] = [];
  const origin = new URL(target).origin;

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = "", method = "GET" } = incoming;
    const body = Buffer.concat(await incoming.toArray()).toString();
    const isChat = url.endsWith("/chat/completions");
    if (url in told) return void response.end(JSON.stringify(told[url]));
    const played = isChat ? plays.shift() : undefined;
    if (played) return play(response, played);
    const left = new AbortController();
    response.once("close", () => left.abort());
    const real = await fetch(origin + url, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === "" ? {} : { body }),
      signal: left.signal,
    });
    if (isChat) forwarded.push({ body, status: real.status });
    response.writeHead(real.status, { "content-type": real.headers.get("content-type") ?? "" });
    for await (const piece of real.body ?? []) response.write(piece);
    response.end();
  };

  const server = createServer((incoming, response) => {
    // Whoever asked may have left, as in every test of a stop.
    void answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    plays,
    forwarded,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function play(
  response: ServerResponse,
  { status = 200, headers, body }: ScriptedAnswer,
): Promise<void> {
  response.writeHead(status, { "content-type": "text/event-stream", ...headers });
  response.flushHeaders();
  for await (const piece of body) response.write(piece);
  response.end();
}
