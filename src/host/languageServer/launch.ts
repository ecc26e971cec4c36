/** The only file that knows the language client: loaded when the first server is started. */
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";

import { COMMANDS } from "../../manifest.ts";
import { BUNDLE, LANGUAGE } from "../../server/environment.ts";
import type { Answers, ServerProcess } from "./languageServer.ts";
import { SUMMARY_DOCUMENTS } from "./selector.ts";

/** Never shows a pop-up; nor does a trace write requests into the log, for they hold texts of conversations. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override trace(message: string): void {
    super.trace(message);
  }
}

interface Surroundings {
  readonly channel: vscode.LogOutputChannel;
  readonly answers: Answers;
}

/** Starts dist/server.cjs over IPC. Resolves when it answers; rejects when it ends before. */
export async function launch(module: string, { channel, answers }: Surroundings): Promise<ServerProcess> {
  const ended = Promise.withResolvers<void>();
  const client = new QuietClient(
    "anchoredChat.server",
    "Anchored Chat",
    serverOptions(module),
    optionsOf(channel, ended.resolve),
  );
  for (const [method, answer] of Object.entries(answers)) client.onRequest(method, answer);
  const died = ended.promise.then(() => Promise.reject(new Error("The server ended while it was starting.")));
  await Promise.race([client.start(), died]);
  return {
    request: (method, params, signal) => ask(client, { method, params }, signal),
    notify: (method) => void client.sendNotification(method).catch(() => undefined),
    ended: ended.promise,
    stop: () => client.dispose(),
  };
}

/** Where a debugger of the server attaches (.vscode/launch.json) when the extension is debugged. */
const INSPECT = "--inspect=6009";

const serverOptions = (module: string): ServerOptions => ({
  run: { module, transport: TransportKind.ipc, options: { env: spoken() } },
  debug: { module, transport: TransportKind.ipc, options: { env: spoken(), execArgv: [INSPECT] } },
});

/** What server/l10n.ts reads. */
const spoken = (): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(vscode.l10n.uri && {
    [LANGUAGE]: vscode.env.language,
    [BUNDLE]: vscode.l10n.uri.fsPath,
  }),
});

/** Who keeps the server starts it again, as a new client. */
const optionsOf = (channel: vscode.LogOutputChannel, onEnded: () => void): LanguageClientOptions => ({
  documentSelector: [...SUMMARY_DOCUMENTS],
  diagnosticPullOptions: { onChange: true, onSave: true },
  // Links of a hover that open an original message; nothing else can be run from there.
  markdown: { isTrusted: { enabledCommands: [COMMANDS.showCovered] } },
  outputChannel: channel,
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  initializationFailedHandler: () => false,
  errorHandler: {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      onEnded();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  },
});

async function ask(
  client: LanguageClient,
  { method, params }: { readonly method: string; readonly params: unknown },
  signal: AbortSignal,
): Promise<unknown> {
  const cancelling = new vscode.CancellationTokenSource();
  const cancel = (): void => cancelling.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await client.sendRequest<unknown>(method, params, cancelling.token);
  } finally {
    signal.removeEventListener("abort", cancel);
    cancelling.dispose();
  }
}
