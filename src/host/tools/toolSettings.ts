import * as vscode from "vscode";
import * as z from "zod";

import { SETTINGS, SETTINGS_SECTION } from "../../manifest.ts";
import { ofMachine } from "../settings.ts";

export interface ToolSettings {
  readonly isEnabled: boolean;
  /** Seconds. */
  readonly commandTimeout: number;
  /** Names of the tools of other extensions that the model may be given. */
  readonly others: readonly string[];
}

/** Seconds: the default, and bounds that make sense of any number. */
const TIMEOUT = { usual: 120, least: 1, most: 24 * 3_600 };

/** The user's settings about tools. What lets more run counts only where the user has set it: a repository must not. */
export function readToolSettings(): ToolSettings {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  const timeout = settings.get<unknown>(SETTINGS.commandTimeout);
  return {
    isEnabled: !isOffAnywhere(settings.inspect(SETTINGS.tools)),
    commandTimeout:
      typeof timeout === "number" ? Math.min(Math.max(timeout, TIMEOUT.least), TIMEOUT.most) : TIMEOUT.usual,
    others: ofMachine(z.array(z.string()), SETTINGS.otherTools) ?? [],
  };
}

/** Whoever has switched them off, a repository cannot switch them on again. */
const isOffAnywhere = (set: ReturnType<vscode.WorkspaceConfiguration["inspect"]>): boolean =>
  [set?.globalValue, set?.workspaceValue, set?.workspaceFolderValue].includes(false);
