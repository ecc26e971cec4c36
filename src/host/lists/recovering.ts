import * as vscode from "vscode";

import type { Conversations } from "../../chat/conversations.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
import { counted, t } from "../../l10n/l10n.ts";
import type { Presenter } from "../../protocol/presenter.ts";
import type { Note } from "../../sessions/note.ts";
import type { SessionPorts } from "../../sessions/ports.ts";
import { findLost } from "../../sessions/recover/findLost.ts";
import { recover, type Recovered } from "../../sessions/recover/recover.ts";
import { Settled } from "../../sessions/recover/settled.ts";

interface RecoveringParts {
  /** Where this window's sessions lie. */
  readonly root: string;
  readonly ports: SessionPorts;
  /** Keeps what was recovered. */
  readonly note: Note;
  readonly conversations: Pick<Conversations, "listChanged">;
  readonly presenter: Presenter;
}

/** Brings back conversations that VS Code has put into the storage of another window on the same workspace. */
export class Recovering {
  readonly #parts: RecoveringParts;

  constructor(parts: RecoveringParts) {
    this.#parts = parts;
  }

  /** Offers what there is in a line of the list. */
  async look(): Promise<void> {
    const { root, ports, note, presenter } = this.#parts;
    const lost = await findLost(root, ports, await Settled.recall(note));
    presenter.showLost(lost.length > 0 ? lost.length : undefined);
  }

  /** Copies all of it, with progress and cancel, and says what came of it. */
  async recover(): Promise<void> {
    const { root, ports, note, conversations, presenter } = this.#parts;
    const settled = await Settled.recall(note);
    const lost = await findLost(root, ports, settled);
    if (lost.length === 0) {
      throw new UserFacingError({
        what: t("No conversations of other windows were found."),
        todo: t("All that this workspace has is in the list."),
      });
    }
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: t("Recovering conversations"),
      cancellable: true,
    };
    const recovered = await vscode.window.withProgress(options, (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      const onDone = (done: number): void =>
        progress.report({ message: t("{0} of {1}", done, lost.length), increment: 100 / lost.length });
      return recover(lost, { root, ports, settled }, { signal: controller.signal, onDone });
    });
    conversations.listChanged();
    await this.look();
    presenter.showNotice({
      text: reportOf(recovered),
      level: recovered.failed > 0 ? "warning" : "info",
      actions: [],
    });
  }
}

/** What was recovered, and what was not, in one line. */
export function reportOf({ copied, damaged, failed }: Recovered): string {
  const said = [
    counted(
      copied.length,
      "Recovered {0} conversation; the originals stay where they were.",
      "Recovered {0} conversations; the originals stay where they were.",
    ),
  ];
  if (damaged > 0)
    said.push(
      counted(
        damaged,
        "Of {0} damaged one, what could be read was recovered.",
        "Of {0} damaged ones, what could be read was recovered.",
      ),
    );
  if (failed > 0)
    said.push(counted(failed, "{0} conversation could not be read.", "{0} conversations could not be read."));
  return said.join(" ");
}
