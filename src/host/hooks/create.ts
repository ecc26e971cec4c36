import * as vscode from "vscode";

import type { CompactionHooks } from "../../chat/hooks.ts";
import { systemTimer } from "../../providers/timer.ts";
import type { Log } from "../log.ts";
import { readHooks } from "../settings.ts";
import { allHooks } from "./allHooks.ts";
import { commandHooks } from "./commandHooks.ts";
import { Listeners } from "./listeners.ts";

/** Everyone who has a say in compactions: the user's commands, then other extensions (row H1). */
export function hooksOf(
  log: Log,
): Pick<Listeners, "onWillCompact" | "onDidCompact"> & { readonly hooks: CompactionHooks } {
  const onProblem = (problem: string): void => log.warn(problem);
  const folder = (): string | undefined => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const listeners = new Listeners(onProblem, systemTimer);
  const commands = commandHooks({ commands: readHooks, folder, onProblem, timer: systemTimer });
  const { onWillCompact, onDidCompact } = listeners;
  return { hooks: allHooks([commands, listeners]), onWillCompact, onDidCompact };
}
