import { type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";

import { COUNT_REQUEST, countParams, type CountResult } from "./requests.ts";
import type { TokenCounter } from "./tokens/tokenCounter.ts";

/** Answers `anchoredChat/count`. */
export function answerCounting(connection: Connection, counter: TokenCounter): void {
  connection.onRequest(COUNT_REQUEST, async (params: unknown, token): Promise<CountResult> => {
    const { texts } = countParams.parse(params);
    const cancelled = new AbortController();
    token.onCancellationRequested(() =>
      cancelled.abort(new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled")),
    );
    return { tokens: await counter.count(texts, cancelled.signal) };
  });
}
