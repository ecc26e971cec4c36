import * as vscode from "vscode";

import { UserFacingError } from "../../../engine/userFacingError.ts";
import { t } from "../../../l10n/l10n.ts";
import type { CallRef } from "../../../tools/ports.ts";
import { pathOf, uriOf } from "../places.ts";
import type { Edits } from "./edits.ts";

/** Scheme of documents that show a file as it was before a call, or as the call made it. */
const SCHEME = "anchored-chat-edit";

/** What is proposed may come out otherwise: a document of its own. */
type Side = "before" | "proposed" | "after";

/** Edits in VS Code's diff editor; the sides that are no file are read-only. */
export class Diffs implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #edits: Edits;
  readonly #registered: vscode.Disposable;

  constructor(edits: Edits) {
    this.#edits = edits;
    this.#registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  /** Before and after of a call, also before it is allowed. Rejects with a UserFacingError where neither is kept. */
  async show(call: CallRef): Promise<void> {
    const edit = await this.#edits.contentOf(call);
    if (!edit) throw NOT_KEPT;
    const [side, words]: [Side, string] = edit.isApplied
      ? ["after", t("Before ↔ After the Edit")]
      : ["proposed", t("Now ↔ Proposed")];
    const title = `${nameOf(edit.path)} (${words})`;
    await openDiff(sideOf(edit.path, call, "before"), sideOf(edit.path, call, side), title);
  }

  /** What was there before beside the file itself, so that pieces can be taken back by hand. */
  async compareWithFile(call: CallRef | undefined): Promise<void> {
    const edit = call && (await this.#edits.contentOf(call));
    if (!edit) throw NOT_KEPT;
    const title = `${nameOf(edit.path)} (${t("Before the Edit ↔ Now")})`;
    await openDiff(sideOf(edit.path, call, "before"), uriOf(edit.path), title);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string | undefined> {
    const { session = "", callId = "", side } = Object.fromEntries(new URLSearchParams(uri.query));
    const edit = await this.#edits.contentOf({ session, callId });
    if (!edit) return undefined;
    const bytes = side === "before" ? edit.before : edit.after;
    return new TextDecoder().decode(bytes ?? new Uint8Array());
  }

  dispose(): void {
    this.#registered.dispose();
  }
}

/** The file's own path gives the language and what tabs show. */
const sideOf = (path: string, { session, callId }: CallRef, side: Side): vscode.Uri =>
  vscode.Uri.from({
    scheme: SCHEME,
    path: uriOf(path).path,
    query: new URLSearchParams({ session, callId, side }).toString(),
  });

const openDiff = async (left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> => {
  await vscode.commands.executeCommand("vscode.diff", left, right, title, { preview: true });
};

const nameOf = (path: string): string => pathOf(uriOf(path)).split("/").at(-1) ?? path;

const NOT_KEPT = new UserFacingError({
  what: t("What this edit changed is no longer kept."),
  todo: t("Your version control may still have it."),
});
