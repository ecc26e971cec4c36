import { open } from "node:fs/promises";
import { basename } from "node:path";

import * as vscode from "vscode";

import type { Conversations } from "../chat/conversations.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { importConversation } from "../interop/importConversation.ts";
import type { Imported, ImportOptions, Source } from "../interop/imported.ts";
import { record, type RecordOptions } from "../interop/record.ts";
import { VIEW } from "../manifest.ts";
import { counted, whole } from "../protocol/format.ts";
import type { Presenter } from "../protocol/presenter.ts";
import type { Log } from "./log.ts";

/** The share of an import that is reading; the rest is writing. Measured on long logs. */
const READING = 0.5;

/** Brings other assistants' conversations in: one file at a time, with progress and cancel. */
export class Importing {
  readonly #conversations: Conversations;
  readonly #presenter: Presenter;
  readonly #log: Log;
  #running: { readonly id: string; readonly controller: AbortController } | undefined;

  constructor(conversations: Conversations, presenter: Presenter, log: Log) {
    this.#conversations = conversations;
    this.#presenter = presenter;
    this.#log = log;
  }

  /** Asks for a file, beginning in `folder`. Resolves when it is imported; does nothing when none is chosen. */
  async choose(folder?: string): Promise<void> {
    const chosen = await vscode.window.showOpenDialog({
      title: "Import Conversation",
      openLabel: "Import",
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.file(folder) }),
      filters: { Conversations: ["jsonl", "json", "gz", "traj"], "All Files": ["*"] },
    });
    if (chosen?.[0]) await this.fromUri(chosen[0]);
  }

  async fromUri(uri: vscode.Uri): Promise<void> {
    await this.from(await sourceOf(uri));
  }

  /** Shows progress in the panel and in the window; both can cancel. Throws a UserFacingError for a wrong file. */
  async from(source: Source): Promise<void> {
    if (this.#running)
      throw new UserFacingError({ what: "Another import is running.", todo: "Wait for it, or cancel it." });
    const running = { id: `import:${source.name}`, controller: new AbortController() };
    this.#running = running;
    this.#presenter.clearNotice();
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: `Importing ${source.name}`,
      cancellable: true,
    };
    try {
      await vscode.window.withProgress(options, async (progress, token) => {
        token.onCancellationRequested(() => running.controller.abort());
        const { signal } = running.controller;
        const show = this.#shown(running.id, source, progress);
        const imported = await this.#read(source, {
          signal,
          onProgress: ({ read, total }) => show(total ? (READING * read) / total : undefined),
        });
        const onProgress = (share: number): void => show(READING + (1 - READING) * share);
        if (imported) await this.#keep(imported, { signal, onProgress });
      });
    } catch (error) {
      if (!running.controller.signal.aborted) throw error;
    } finally {
      this.#running = undefined;
      this.#presenter.showImport(undefined);
    }
  }

  /** Does nothing for another run's id. */
  cancel(runId: string): void {
    if (this.#running?.id === runId) this.#running.controller.abort();
  }

  #shown(
    id: string,
    { name }: Source,
    progress: vscode.Progress<{ increment: number }>,
  ): (share: number | undefined) => void {
    const started = Date.now();
    let shown = 0;
    return (share) => {
      if (share !== undefined && share - shown < 0.01) return;
      progress.report({ increment: 100 * ((share ?? 0) - shown) });
      shown = share ?? 0;
      this.#presenter.showImport({
        id,
        kind: "import",
        started,
        label: `Importing ${name}`,
        ...(share === undefined ? {} : { progress: share }),
      });
    };
  }

  async #read(source: Source, options: ImportOptions): Promise<Imported | undefined> {
    const outcome = await importConversation(source, options);
    if (outcome.kind === "refused") throw new UserFacingError(outcome);
    return outcome.kind === "imported" ? outcome : undefined;
  }

  async #keep(imported: Imported, options: RecordOptions): Promise<void> {
    await this.#conversations.createWith((log) => record(log, imported, options));
    const told = reportOf(imported);
    this.#log.info(told);
    this.#presenter.showNotice({ text: told, level: "info", actions: [] });
  }
}

/** What came in, and what did not, in one line. */
export function reportOf({ counts, formatName, leftOut, conversations, picked }: Imported): string {
  const came = `Imported ${counted(counts.messages, "message")}, ${counted(counts.calls, "tool call")}, and ${counted(counts.results, "result")} from a ${formatName}.`;
  const others =
    conversations.length > 1 ? ` Conversation ${picked + 1} of ${conversations.length} in the file.` : "";
  const left = leftOut.map(({ what, count }) => `${whole(count)} ${what}`).join(", ");
  return `${came}${others}${left ? ` Left out: ${left}.` : ""}`;
}

async function sourceOf(uri: vscode.Uri): Promise<Source> {
  const name = basename(uri.path);
  if (uri.scheme !== "file") {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return { name, size: bytes.length, chunks: once(bytes) };
  }
  const file = await open(uri.fsPath).catch((cause: unknown) => {
    throw new UserFacingError({
      what: `${name} cannot be read.`,
      todo: "Check that the file exists and that you may read it.",
      cause,
    });
  });
  const { size } = await file.stat();
  return { name, size, chunks: file.createReadStream() };
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
