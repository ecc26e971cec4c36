import * as vscode from "vscode";

import type { ChatSettings } from "../../chat/settings.ts";
import type { Presenter } from "../../protocol/presenter.ts";
import { systemTimer } from "../../providers/timer.ts";
import type { ToolPorts } from "../../tools/ports.ts";
import { FileNames } from "./fileNames.ts";
import { Mentioning } from "./mentioning.ts";
import { RecentFiles } from "./recentFiles.ts";

interface Parts {
  readonly ports: Pick<ToolPorts, "files" | "search" | "workspace">;
  readonly settings: () => ChatSettings;
  readonly presenter: Presenter;
}

/** Lists nothing before the first `@` is typed. */
export function mentioningOf({ ports, settings, presenter }: Parts): Mentioning & vscode.Disposable {
  const { files, search, workspace } = ports;
  const names = new FileNames({ search, workspace, watch, timer: systemTimer });
  const recent = new RecentFiles();
  return new Mentioning({
    files,
    workspace,
    settings,
    presenter,
    timer: systemTimer,
    recent: recent.paths,
    names: {
      list: () => names.list(),
      dispose: () => vscode.Disposable.from(names, recent).dispose(),
    },
  });
}

function watch(changed: () => void): () => void {
  const watcher = vscode.workspace.createFileSystemWatcher("**/*", false, true, false);
  const watching = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    vscode.workspace.onDidChangeWorkspaceFolders(changed),
  );
  return () => watching.dispose();
}
