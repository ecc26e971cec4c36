import { homedir } from "node:os";
import { basename, join } from "node:path";

import * as vscode from "vscode";

import { UserFacingError } from "../../engine/userFacingError.ts";
import type { Exported, ExportFormat } from "../../interop/export/exported.ts";
import { fileName } from "../../interop/export/fileName.ts";
import { piecesOf } from "../../interop/export/pieces.ts";
import { chunksOf, writeFileWhole } from "../../interop/export/writeFile.ts";
import { counted, language, t } from "../../l10n/l10n.ts";
import type { Presenter } from "../../protocol/presenter.ts";

interface Pick extends vscode.QuickPickItem {
  readonly format: ExportFormat;
  readonly ending: string;
  readonly filter: string;
}

const FORMATS: readonly Pick[] = [
  {
    format: "markdown",
    label: t("Markdown"),
    detail: t("To read and to share. Tool output is folded, summaries stand where they were made."),
    ending: "md",
    filter: t("Markdown"),
  },
  {
    format: "log",
    label: t("JSON lines"),
    detail: t("Everything, as it is stored. It can be imported again as it was."),
    ending: "jsonl",
    filter: t("JSON lines"),
  },
  {
    format: "sent",
    label: t("Message list: what the model sees"),
    detail: t("In OpenAI's style: system prompt, summary, and the messages after it."),
    ending: "json",
    filter: "JSON",
  },
  {
    format: "everything",
    label: t("Message list: everything"),
    detail: t("In OpenAI's style: all original messages, without summaries."),
    ending: "json",
    filter: "JSON",
  },
];

const megabytes = new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Asks how and where to, and writes the file: whole, or not at all. */
export async function exportConversation(exported: Exported, presenter: Presenter): Promise<void> {
  const title = t("Export Conversation");
  const pick = await vscode.window.showQuickPick(FORMATS, { title, matchOnDetail: true });
  if (!pick) return;
  const uri = await vscode.window.showSaveDialog({
    title,
    saveLabel: t("Export"),
    defaultUri: placeFor(fileName(exported.title, pick.ending)),
    filters: { [pick.filter]: [pick.ending] },
  });
  if (uri) await exportTo(uri, exported, pick.format, presenter);
}

async function exportTo(
  uri: vscode.Uri,
  exported: Exported,
  format: ExportFormat,
  presenter: Presenter,
): Promise<void> {
  const name = basename(uri.path);
  const controller = new AbortController();
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: t("Exporting to {0}", name),
    cancellable: true,
  };
  try {
    await vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => controller.abort());
      const report = (characters: number): void =>
        progress.report({ message: `${megabytes.format(characters / 1e6)} MB` });
      return write(uri, piecesOf(exported, format), { signal: controller.signal, onProgress: report });
    });
  } catch (cause) {
    if (controller.signal.aborted) return;
    const what = t("The conversation could not be written to {0}.", name);
    throw new UserFacingError({
      what,
      todo: t("Check that you may write there, or choose another place."),
      cause,
    });
  }
  const messages = exported.entries.filter(({ kind }) => kind === "message").length;
  presenter.showNotice({
    text: counted(messages, "Exported {0} message to {1}.", "Exported {0} messages to {1}.", name),
    level: "info",
    actions: [],
  });
}

/** What is no file of this machine goes through VS Code, which takes a file in one piece. */
async function write(
  uri: vscode.Uri,
  pieces: Iterable<string>,
  options: { readonly signal: AbortSignal; readonly onProgress: (characters: number) => void },
): Promise<void> {
  if (uri.scheme === "file") return writeFileWhole(uri.fsPath, pieces, options);
  const chunks: Buffer[] = [];
  for (const chunk of chunksOf(pieces)) {
    options.signal.throwIfAborted();
    chunks.push(Buffer.from(chunk));
  }
  await vscode.workspace.fs.writeFile(uri, Buffer.concat(chunks));
}

function placeFor(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(join(homedir(), name));
}
