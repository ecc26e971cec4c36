import { type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";

import { COUNT_REQUEST, countParams, type CountResult } from "./requests.ts";
import { o200k } from "./tokens/o200k.ts";
import { TokenCounter } from "./tokens/tokenCounter.ts";

/** Answers `anchoredChat/count`. The vocabulary is loaded here, before the first request comes. */
export function answerCounting(connection: Connection): void {
  const counter = new TokenCounter(o200k());
  connection.onRequest(COUNT_REQUEST, async (params: unknown, token): Promise<CountResult> => {
    const { texts } = countParams.parse(params);
    const cancelled = new AbortController();
    token.onCancellationRequested(() =>
      cancelled.abort(new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled")),
    );
    return { tokens: await counter.count(texts, cancelled.signal) };
  });
}
