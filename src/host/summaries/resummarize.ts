import * as vscode from "vscode";
import * as z from "zod";

import type { Conversations } from "../../chat/conversations.ts";
import { sectionAgain, type WrittenAgain } from "../../chat/sectionAgain.ts";
import type { ChatSettings } from "../../chat/settings.ts";
import { TEMPLATE } from "../../engine/summary/template.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { readAddress } from "../../summaries/address.ts";
import { parseDocument, type PlacedSection, sectionAt } from "../../summaries/document.ts";
import { replaceSection } from "../../summaries/replaceSection.ts";

interface Resummarizing {
  readonly conversations: Pick<Conversations, "at">;
  readonly settings: () => ChatSettings;
  /** Resolves when the model and its key are known. */
  readonly ready: () => Promise<void>;
}

const sectionOf = z.object({ uri: z.string(), heading: z.string() });

/**
 * Has the model write one section of the live summary again and puts it into
 * the editor, unsaved: what the person thinks of it decides. `which` is a URI
 * and a heading; anything else means the section at the caret.
 */
export async function resummarizeSection(
  { conversations, settings, ready }: Resummarizing,
  which: unknown,
): Promise<void> {
  const { uri, heading } = sectionOf.safeParse(which).data ?? {};
  const document = await documentOf(uri);
  const address = document && readAddress(document.uri.toString(true));
  if (!document || address?.kind !== "live") throw NOT_OPEN();
  const chosen = sectionIn(document, heading);
  if (!chosen) throw NO_SECTION();
  const { conversation } = await conversations.at(address.session);
  await ready();
  const what = TEMPLATE.find(([known]) => known === chosen.heading)?.[1] ?? "";
  const written = await withProgress(chosen.heading, (signal) =>
    sectionAgain(conversation.transcript, settings(), { ...chosen, what, signal }),
  );
  if (written.kind === "failed") throw FAILED(written.message);
  if (written.kind === "written") await replace(document, chosen.heading, written.body);
}

async function documentOf(uri: string | undefined): Promise<vscode.TextDocument | undefined> {
  if (uri !== undefined) return vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  return vscode.window.activeTextEditor?.document;
}

function sectionIn(document: vscode.TextDocument, heading: string | undefined): PlacedSection | undefined {
  const parsed = parseDocument(document.getText());
  if (heading !== undefined) return parsed.sections.find((section) => section.heading === heading);
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? sectionAt(parsed, editor.selection.active.line) : undefined;
}

async function withProgress(
  heading: string,
  work: (signal: AbortSignal) => Promise<WrittenAgain>,
): Promise<WrittenAgain> {
  const title = t('Summarizing "{0}" again', heading);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => {
      const cancelling = new AbortController();
      token.onCancellationRequested(() => cancelling.abort());
      return work(cancelling.signal);
    },
  );
}

/** Where the section is by now: people go on typing while a model writes. */
async function replace(document: vscode.TextDocument, heading: string, body: string): Promise<void> {
  const change = replaceSection(parseDocument(document.getText()), { heading, body });
  if (!change) throw NO_SECTION();
  const { start, end } = change.range;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(start.line, start.character, end.line, end.character),
    change.text,
  );
  await vscode.workspace.applyEdit(edit);
}

const NOT_OPEN = (): UserFacingError =>
  new UserFacingError({
    what: t("Only sections of a live summary can be summarized again."),
    todo: t("Open it with Anchored Chat: Edit Summary, and put the caret into a section."),
  });

const NO_SECTION = (): UserFacingError =>
  new UserFacingError({
    what: t("There is no section here."),
    todo: t("Put the caret below a heading of the summary."),
  });

const FAILED = (why: string): UserFacingError =>
  new UserFacingError({
    what: t("The section was not written again. {0}", why),
    todo: t("Its text is as it was; try again later."),
  });
