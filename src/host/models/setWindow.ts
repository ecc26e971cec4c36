import * as vscode from "vscode";

import { t } from "../../l10n/l10n.ts";
import { SETTINGS, SETTINGS_SECTION } from "../../manifest.ts";
import { whole } from "../../protocol/format.ts";
import { readSettings } from "../settings.ts";
import type { Model } from "./model.ts";
import { parseWindow } from "./windowInput.ts";

/** *Set Context Window…*: the user's own number, or the server asked again. */
export async function setWindow(model: Model): Promise<void> {
  const { window: set } = readSettings();
  const { limits } = model.settings;
  const typed = await vscode.window.showInputBox({
    title: t("Set Context Window"),
    prompt: t("Tokens, for example 32768 or 128k. Empty: ask the server again."),
    placeHolder: limits ? `${whole(limits.window)} (${limits.source})` : t("The server does not tell it"),
    value: set > 0 ? String(set) : "",
    ignoreFocusOut: true,
    validateInput: (text) => {
      const read = parseWindow(text);
      return typeof read === "string" ? read : undefined;
    },
  });
  const window = typed === undefined ? typed : parseWindow(typed);
  if (typeof window !== "number") return;
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  const isOfWorkspace = settings.inspect(SETTINGS.window)?.workspaceValue !== undefined;
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update(SETTINGS.window, window === 0 ? undefined : window, target);
  await model.refresh();
}
