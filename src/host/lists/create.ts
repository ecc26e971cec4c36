import * as vscode from "vscode";

import type { ChatSettings } from "../../chat/settings.ts";
import type { Presenter } from "../../protocol/presenter.ts";
import { nodePorts } from "../../sessions/nodePorts.ts";
import { gone } from "../../sessions/openSession.ts";
import type { Log } from "../log.ts";
import { mentioningOf } from "../mentions/create.ts";
import type { Mentioning } from "../mentions/mentioning.ts";
import type { Storage } from "../storage.ts";
import type { HostTools } from "../tools/create.ts";
import { exportConversation } from "./exporting.ts";
import { Recovering } from "./recovering.ts";
import { Searching } from "./searching.ts";

/** What goes beyond one conversation: search in all of them, those of other windows, files to take away or to mention. */
export interface Lists extends vscode.Disposable {
  readonly searching: Searching;
  readonly recovering: Recovering;
  readonly files: Mentioning;
  /** Asks how and where to. Rejects with a UserFacingError. */
  readonly exportConversation: (id: string) => Promise<void>;
}

interface ListParts {
  readonly presenter: Presenter;
  readonly log: Log;
  readonly tools: Pick<HostTools, "ports">;
  readonly settings: () => ChatSettings;
}

/** Does nothing yet: the thread of the search starts with the first one. */
export function listsOf(
  { extensionUri }: vscode.ExtensionContext,
  { root, note, conversations, readSession }: Storage,
  { presenter, log, tools, settings }: ListParts,
): Lists {
  const module = vscode.Uri.joinPath(extensionUri, "dist", "search.cjs").fsPath;
  const onProblem = (error: Error): void => void log.tell(error);
  const recovered = note("recovered.json");
  const searching = new Searching({ module, root, presenter, onProblem });
  const files = mentioningOf({ ports: tools.ports, settings, presenter });
  return {
    searching,
    files,
    recovering: new Recovering({ root, ports: nodePorts, note: recovered, conversations, presenter }),
    exportConversation: async (id) => {
      const session = await readSession(id);
      if (!session) throw gone();
      await exportConversation(session, presenter);
    },
    dispose: () => vscode.Disposable.from(searching, files).dispose(),
  };
}
