import * as vscode from "vscode";

import type { Presenter } from "../../protocol/presenter.ts";
import { nodePorts } from "../../sessions/nodePorts.ts";
import { gone } from "../../sessions/openSession.ts";
import type { Log } from "../log.ts";
import type { Storage } from "../storage.ts";
import { exportConversation } from "./exporting.ts";
import { Recovering } from "./recovering.ts";
import { Searching } from "./searching.ts";

/** What goes beyond one conversation: search in all of them, those of other windows, and files to take away. */
export interface Lists {
  readonly searching: Searching;
  readonly recovering: Recovering;
  /** Asks how and where to. Rejects with a UserFacingError. */
  readonly exportConversation: (id: string) => Promise<void>;
}

/** Does nothing yet: the thread of the search starts with the first one. */
export function listsOf(
  { extensionUri }: vscode.ExtensionContext,
  { root, note, conversations, readSession }: Storage,
  { presenter, log }: { readonly presenter: Presenter; readonly log: Log },
): Lists {
  const module = vscode.Uri.joinPath(extensionUri, "dist", "search.cjs").fsPath;
  const onProblem = (error: Error): void => void log.tell(error);
  const recovered = note("recovered.json");
  return {
    searching: new Searching({ module, root, presenter, onProblem }),
    recovering: new Recovering({ root, ports: nodePorts, note: recovered, conversations, presenter }),
    exportConversation: async (id) => {
      const session = await readSession(id);
      if (!session) throw gone();
      await exportConversation(session, presenter);
    },
  };
}
