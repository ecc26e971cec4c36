import * as vscode from "vscode";

import type { Workspace } from "../../tools/ports.ts";
import { pathOf } from "./places.ts";

const isWindows = process.platform === "win32";

/** The folders of this window, as they are now. */
export const workspace: Workspace = {
  folders: () =>
    (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({ name, path: pathOf(uri) })),
  isTrusted: () => vscode.workspace.isTrusted,
  isWindows,
  // Linux tells them apart, the usual disks of the others do not.
  ignoresCase: isWindows || process.platform === "darwin",
};
