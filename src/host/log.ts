import * as vscode from "vscode";

import { UserFacingError } from "../engine/userFacingError.ts";
import { COMMANDS } from "../manifest.ts";
import { messageOf } from "../protocol/words.ts";

/** Where bugs are written down and people are told of problems. No prompt, message body or key goes in. */
export class Log {
  readonly #channel: vscode.LogOutputChannel;

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  info(text: string): void {
    this.#channel.info(text);
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
    const action = isForeseen ? error.action : { label: "Show Log", command: COMMANDS.showLog };
    const chosen = await vscode.window.showErrorMessage(messageOf(error), ...(action ? [action.label] : []));
    if (action && chosen === action.label) await vscode.commands.executeCommand(action.command);
  }
}
