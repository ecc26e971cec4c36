import type * as vscode from "vscode";

import type { FileInfo, Files } from "../../../tools/ports.ts";
import type { Edits } from "../edits/edits.ts";
import { bytesOf, placeOf, readShown, unsaved } from "./shown.ts";

/** The files of this window: what editors hold unsaved goes before the disk, and every write can be undone. */
export const filesOf = (edits: Edits): Files => ({
  realpath: (path) => placeOf(path).realpath(path),
  isLink: (path) => placeOf(path).isLink(path),
  list: (folder, most) => placeOf(folder).list(folder, most),
  stat: async (path) => {
    const found = await placeOf(path).stat(path);
    const document = unsaved(path);
    return found && document ? await shownInfo(found, document) : found;
  },
  read: readShown,
  chunks: async function* (path, signal) {
    if (unsaved(path)) yield await readShown(path);
    else yield* placeOf(path).chunks(path, signal);
  },
  write: (path, bytes, call) => edits.write(path, bytes, call),
  propose: (path, bytes, call) => edits.propose(path, bytes, call),
});

const shownInfo = async (found: FileInfo, document: vscode.TextDocument): Promise<FileInfo> => ({
  ...found,
  size: (await bytesOf(document)).length,
  version: `${found.version}-editor${document.version}`,
});
