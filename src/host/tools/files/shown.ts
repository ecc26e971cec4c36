import * as vscode from "vscode";

import { isOnDisk, uriOf } from "../places.ts";
import { disk } from "./disk.ts";
import { onFiles } from "./diskProblem.ts";
import { editDocument } from "./editDocument.ts";
import { openDocument, refuseOtherEditors } from "./openDocuments.ts";
import type { Place } from "./place.ts";
import { virtual } from "./virtual.ts";

/** Where a file lies, whatever editors show of it. */
export const placeOf = (path: string): Place => (isOnDisk(path) ? disk : virtual);

/** The document of an editor, where the disk does not have its text. */
export function unsaved(path: string): vscode.TextDocument | undefined {
  const document = openDocument(uriOf(path));
  return document?.isDirty ? document : undefined;
}

/** What saving would write, in the file's own encoding. */
export const bytesOf = async (document: vscode.TextDocument): Promise<Uint8Array> =>
  vscode.workspace.encode(document.getText(), { encoding: document.encoding });

/** A file's content as the person sees it. */
export const readShown = async (path: string): Promise<Uint8Array> => {
  const document = unsaved(path);
  return document ? bytesOf(document) : placeOf(path).read(path);
};

/** As `readShown`; undefined where there is no such file. */
export const readIfThere = async (path: string): Promise<Uint8Array | undefined> =>
  unsaved(path) || (await placeOf(path).stat(path))?.kind === "file" ? readShown(path) : undefined;

/** Through the editor where one is open, so that its undo and its unsaved words are kept; else on the disk. */
export async function writeShown(path: string, bytes: Uint8Array): Promise<void> {
  const uri = uriOf(path);
  refuseOtherEditors(uri);
  const document = openDocument(uri);
  if (!document || (await isBehind(document, path))) return placeOf(path).write(path, bytes);
  const text = await onFiles(async () => vscode.workspace.decode(bytes, { encoding: document.encoding }));
  await editDocument(document, text);
}

/** Whether a file was changed or deleted below an editor that has not seen it yet; it will follow the disk. */
async function isBehind(document: vscode.TextDocument, path: string): Promise<boolean> {
  if (document.isDirty) return false;
  const there = await readIfThere(path);
  return there === undefined || Buffer.compare(await bytesOf(document), there) !== 0;
}

/** Deletes a file; an editor that shows it says so. */
export const removeShown = (path: string): Promise<void> =>
  onFiles(async () => vscode.workspace.fs.delete(uriOf(path)));
