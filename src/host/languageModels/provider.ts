import * as vscode from "vscode";

import { t } from "../../l10n/l10n.ts";
import { type Connection, openConnection, type Patience } from "../../providers/connection.ts";
import { withOneEnding } from "../../providers/ending.ts";
import type { Provider, ProviderEvent, ProviderRequest } from "../../providers/provider.ts";
import { systemTimer } from "../../providers/timer.ts";
import { startAnswer } from "./answer.ts";
import { modelFailure, missingModel } from "./failures.ts";
import { toMessages } from "./messages.ts";
import { keyOf } from "./modelName.ts";
import { type LanguageModels, seesImages } from "./models.ts";

/** Milliseconds without a part of the answer, as for servers. */
const PATIENCE: Patience = { idleTimeout: 120_000, timer: systemTimer };

/** Language models of VS Code; a request's `model` is `vendor/id`. */
export function languageModelProvider(models: LanguageModels, patience: Patience = PATIENCE): Provider {
  return {
    stream: (request, signal) =>
      withOneEnding(
        () => chat({ models, request, patience }, signal),
        signal,
        (error) => modelFailure(error, request.model),
      ),
    canAskUnbidden: (model) => models.canAskUnbidden(model),
  };
}

interface Exchange {
  readonly models: LanguageModels;
  readonly request: ProviderRequest;
  readonly patience: Patience;
}

async function* chat(
  { models, request, patience }: Exchange,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  const key = keyOf(request.model);
  const model = key && (await models.find(key));
  signal.throwIfAborted();
  if (!model) {
    yield { kind: "failed", failure: missingModel(request.model) };
    return;
  }
  const cancellation = new vscode.CancellationTokenSource();
  const connection = openConnection(signal, patience);
  connection.controller.signal.addEventListener("abort", () => cancellation.cancel(), { once: true });
  try {
    // The user may be asked for consent here, and may take their time.
    const { stream } = await model.sendRequest(
      toMessages(request, seesImages(model)),
      optionsOf(request),
      cancellation.token,
    );
    const answer = startAnswer(request.toolChoice !== "none");
    for await (const part of watched(stream, connection)) {
      const event = answer.take(part);
      if (event) yield event;
    }
    yield answer.end();
  } finally {
    connection.close();
    cancellation.dispose();
  }
}

/** The parts, each waited for only so long. */
async function* watched(
  stream: AsyncIterable<unknown>,
  connection: Connection,
): AsyncGenerator<unknown, void, undefined> {
  const parts = stream[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await connection.waitFor(parts.next());
    if (done === true) return;
    yield value;
  }
}

/** Shown where VS Code asks the user for consent. */
const justification = t("Anchored Chat asks it to answer in your conversations, and to summarize them.");

/** VS Code has options for neither the length of an answer nor against calls (`startAnswer` drops those). */
function optionsOf({ tools = [] }: ProviderRequest): vscode.LanguageModelChatRequestOptions {
  if (tools.length === 0) return { justification };
  return {
    justification,
    tools: tools.map(({ name, description, parameters }) => ({ name, description, inputSchema: parameters })),
    toolMode: vscode.LanguageModelChatToolMode.Auto,
  };
}
