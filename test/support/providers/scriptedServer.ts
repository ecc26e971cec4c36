import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One piece of a body, written as it is. */
export type Piece = string | Uint8Array;

/** What the server sends back. The body may wait for anything between its pieces. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Iterable<Piece> | AsyncIterable<Piece>;
  /** After the body: end it properly (the default), cut the socket, or stay silent for ever. */
  readonly ending?: "end" | "destroy" | "hang";
}

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The JSON that was sent, or undefined. */
  readonly body: unknown;
  /** Resolves when the exchange is over, whoever ended it. */
  readonly closed: Promise<void>;
}

/** "silence": the request is taken and never answered, not even with a status. */
export type Script = (request: RecordedRequest, nth: number) => ScriptedAnswer | "silence";

export interface ScriptedServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  /** Chat requests, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** Every request, also for models, `/props` and what else a client looks for. */
  readonly allRequests: readonly RecordedRequest[];
  /** The nth chat request (from 0), as soon as it is there. */
  arrival(nth: number): Promise<RecordedRequest>;
  close(): Promise<void>;
}

/** Answers to GET and POST by path, besides the chat itself. */
export type Routes = Readonly<Record<string, unknown>>;

export const SCRIPTED_MODEL = "scripted-model";

const defaultRoutes: Routes = { "/v1/models": { object: "list", data: [{ id: SCRIPTED_MODEL }] } };

/**
 * A real HTTP server that speaks chat completions as its script says: one
 * function for all chat requests, or a list with one answer for each (the last
 * one repeats). Rejects where the port is not free; 0: any.
 */
export async function startScriptedServer(
  script: Script | readonly (ScriptedAnswer | "silence")[],
  routes: Routes = defaultRoutes,
  port = 0,
): Promise<ScriptedServer> {
  const requests: RecordedRequest[] = [];
  const allRequests: RecordedRequest[] = [];
  const waiting = new Map<number, (request: RecordedRequest) => void>();

  const server = createServer((incoming, response) => {
    void record(incoming, response).then((request) => {
      allRequests.push(request);
      if (!request.path.endsWith("/chat/completions")) return sendRoute(response, routes[request.path]);
      const nth = requests.push(request) - 1;
      waiting.get(nth)?.(request);
      return play(response, answerOf(script, request, nth));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: listening } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${listening}/v1`,
    requests,
    allRequests,
    arrival: (nth) =>
      new Promise((resolve) => {
        const request = requests[nth];
        if (request === undefined) waiting.set(nth, resolve);
        else resolve(request);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const answerOf = (
  script: Parameters<typeof startScriptedServer>[0],
  request: RecordedRequest,
  nth: number,
): ScriptedAnswer | "silence" => {
  if (typeof script === "function") return script(request, nth);
  const answer = script[Math.min(nth, script.length - 1)];
  if (answer === undefined) throw new Error("The script is empty.");
  return answer;
};

const record = async (incoming: IncomingMessage, response: ServerResponse): Promise<RecordedRequest> => {
  const closed = new Promise<void>((resolve) => response.once("close", resolve));
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  const { method = "", url = "", headers } = incoming;
  return { method, path: url, headers, body: text === "" ? undefined : JSON.parse(text), closed };
};

const sendRoute = (response: ServerResponse, json: unknown): void => {
  response.writeHead(json === undefined ? 404 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(json ?? { error: { message: "File Not Found", type: "not_found_error" } }));
};

const play = async (response: ServerResponse, answer: ScriptedAnswer | "silence"): Promise<void> => {
  if (answer === "silence") return;
  response.socket?.setNoDelay(true);
  response.writeHead(answer.status ?? 200, { "content-type": "text/event-stream", ...answer.headers });
  response.flushHeaders();
  for await (const piece of answer.body) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
  }
  if (answer.ending === "destroy") response.destroy();
  else if (answer.ending !== "hang") response.end();
};

/** Also over when the client has left. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => {
      response.off("drain", over).off("close", over);
      resolve();
    };
    response.once("drain", over).once("close", over);
  });
