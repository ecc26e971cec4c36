import * as vscode from "vscode";

import { UserFacingError } from "../engine/userFacingError.ts";
import { t } from "../l10n/l10n.ts";
import { COMMANDS } from "../manifest.ts";
import type { Notice } from "../protocol/view.ts";
import { messageOf } from "../protocol/words.ts";

/** Where bugs are written down and people are told of problems. No prompt, message body or key goes in. */
export class Log {
  readonly #channel: vscode.LogOutputChannel;
  readonly #showInPanel: (notice: Notice) => boolean;

  /** `showInPanel` is false when the panel is not in sight; then VS Code tells. */
  constructor(channel: vscode.LogOutputChannel, showInPanel: (notice: Notice) => boolean) {
    this.#channel = channel;
    this.#showInPanel = showInPanel;
  }

  info(text: string): void {
    this.#channel.info(text);
  }

  /** Something that held nothing up; said in the panel as well. */
  warn(text: string): void {
    this.#channel.warn(text);
    this.#showInPanel({
      text,
      level: "warning",
      actions: [{ label: t("Show Log"), command: COMMANDS.showLog }],
    });
  }

  show(): void {
    this.#channel.show();
  }

  /** Runs it; tells the person what went wrong, with the way out as a button. */
  async guard(work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.tell(error);
    }
  }

  async tell(error: unknown): Promise<void> {
    const isForeseen = error instanceof UserFacingError;
    if (!isForeseen)
      this.#channel.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const action = isForeseen ? error.action : { label: t("Show Log"), command: COMMANDS.showLog };
    const actions = action ? [action] : [];
    if (this.#showInPanel({ text: messageOf(error), level: "error", actions })) return;
    const chosen = await vscode.window.showErrorMessage(
      messageOf(error),
      ...actions.map(({ label }) => label),
    );
    if (action && chosen === action.label) await vscode.commands.executeCommand(action.command);
  }
}
