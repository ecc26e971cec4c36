import { open } from "node:fs/promises";
import { basename } from "node:path";

import * as vscode from "vscode";

import type { Conversations } from "../chat/conversations.ts";
import { UserFacingError } from "../engine/userFacingError.ts";
import { importConversation } from "../interop/importConversation.ts";
import type { Imported, ImportOptions, Source } from "../interop/imported.ts";
import { record, type RecordOptions } from "../interop/record.ts";
import { counted, t } from "../l10n/l10n.ts";
import { COMMANDS, VIEW } from "../manifest.ts";
import { whole } from "../protocol/format.ts";
import type { Presenter } from "../protocol/presenter.ts";
import type { Notice } from "../protocol/view.ts";
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
      title: t("Import Conversation"),
      openLabel: t("Import"),
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.file(folder) }),
      filters: { [t("Conversations")]: ["jsonl", "json", "gz", "traj"], [t("All Files")]: ["*"] },
    });
    if (chosen?.[0]) await this.fromUri(chosen[0]);
  }

  async fromUri(uri: vscode.Uri): Promise<void> {
    await this.from(await sourceOf(uri));
  }

  /** The conversation that comes with the extension. */
  async sample(extensionUri: vscode.Uri): Promise<void> {
    await this.from(await sourceOf(vscode.Uri.joinPath(extensionUri, "dist/sample.jsonl")), sampleNotice);
  }

  /** Shows progress in the panel and in the window; both can cancel. Throws a UserFacingError for a wrong file. */
  async from(source: Source, noticeOf = importNotice): Promise<void> {
    if (this.#running)
      throw new UserFacingError({
        what: t("Another import is running."),
        todo: t("Wait for it, or cancel it."),
      });
    const running = { id: `import:${source.name}`, controller: new AbortController() };
    this.#running = running;
    this.#presenter.clearNotice();
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: t("Importing {0}", source.name),
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
        if (imported) await this.#keep(imported, { signal, onProgress, noticeOf });
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
        label: t("Importing {0}", name),
        ...(share === undefined ? {} : { progress: share }),
      });
    };
  }

  async #read(source: Source, options: ImportOptions): Promise<Imported | undefined> {
    const outcome = await importConversation(source, options);
    if (outcome.kind === "refused") throw new UserFacingError(outcome);
    return outcome.kind === "imported" ? outcome : undefined;
  }

  async #keep(
    imported: Imported,
    { noticeOf, ...options }: RecordOptions & { readonly noticeOf: typeof importNotice },
  ): Promise<void> {
    await this.#conversations.createWith((log) => record(log, imported, options));
    this.#log.info(reportOf(imported));
    this.#presenter.showNotice(noticeOf(imported));
  }
}

const importNotice = (imported: Imported): Notice => ({
  text: reportOf(imported),
  level: "info",
  actions: [],
});

/** What the sample is for, and the first thing to do with it. */
const sampleNotice = ({ counts }: Imported): Notice => ({
  text: t(
    "A sample: {0} of made-up work. Compact it to see what becomes of it; that can be undone.",
    counted(counts.messages, "{0} message", "{0} messages"),
  ),
  level: "info",
  actions: [{ label: t("Compact Conversation"), command: COMMANDS.compact }],
});

/** What came in, and what did not, in one line. */
export function reportOf({ counts, formatName, leftOut, conversations, picked }: Imported): string {
  const came = t(
    "Imported {0}, {1}, and {2} from a {3}.",
    counted(counts.messages, "{0} message", "{0} messages"),
    counted(counts.calls, "{0} tool call", "{0} tool calls"),
    counted(counts.results, "{0} result", "{0} results"),
    formatName,
  );
  const others =
    conversations.length > 1 &&
    t("Conversation {0} of {1} in the file.", whole(picked + 1), whole(conversations.length));
  const rows = leftOut.map(({ what, count }) => `${whole(count)} ${what}`);
  const left = rows.length > 0 && t("Left out: {0}.", rows.join(", "));
  return [came, others, left].filter((one) => one !== false).join(" ");
}

async function sourceOf(uri: vscode.Uri): Promise<Source> {
  const name = basename(uri.path);
  if (uri.scheme !== "file") {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return { name, size: bytes.length, chunks: once(bytes) };
  }
  const file = await open(uri.fsPath).catch((cause: unknown) => {
    throw new UserFacingError({
      what: t("{0} cannot be read.", name),
      todo: t("Check that the file exists and that you may read it."),
      cause,
    });
  });
  const { size } = await file.stat();
  return { name, size, chunks: file.createReadStream() };
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
