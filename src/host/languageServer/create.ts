import * as vscode from "vscode";

import type { CountExactly } from "../../chat/counting.ts";
import { systemTimer } from "../../providers/timer.ts";
import { exactCounts } from "./exactCounts.ts";
import { LanguageServer } from "./languageServer.ts";

/** The language server of this window, not yet started, and what is asked of it. */
export function languageServer(
  { extensionUri }: vscode.ExtensionContext,
  channel: vscode.LogOutputChannel,
): { readonly server: LanguageServer; readonly countExactly: CountExactly } {
  const module = vscode.Uri.joinPath(extensionUri, "dist", "server.cjs").fsPath;
  const server = new LanguageServer({
    // A bundle of its own (esbuild.mjs): it takes as long to load as all the rest together.
    launch: async (answers) => (await import("./launch.ts")).launch(module, { channel, answers }),
    now: Date.now,
    onProblem: (error) => channel.error(error instanceof Error ? error : String(error)),
  });
  return { server, countExactly: exactCounts(server, systemTimer) };
}
