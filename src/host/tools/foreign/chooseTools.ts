import * as vscode from "vscode";

import { UserFacingError } from "../../../engine/userFacingError.ts";
import { t } from "../../../l10n/l10n.ts";
import { SETTINGS, SETTINGS_SECTION } from "../../../manifest.ts";
import { readToolSettings } from "../toolSettings.ts";
import { offeredTools } from "./foreignTools.ts";

/** Asks which tools of other extensions and MCP servers the model may be given. Rejects with a UserFacingError where there are none. */
export async function chooseTools(): Promise<void> {
  const { others } = readToolSettings();
  const picks = picksFrom(new Set(others));
  if (picks.length === 0)
    throw new UserFacingError({
      what: t("No other extension and no MCP server offers a tool."),
      todo: t("Install one, or add an MCP server in VS Code."),
    });
  const chosen = await vscode.window.showQuickPick(picks, {
    title: t("Choose Tools of Other Extensions"),
    placeHolder: t("Each is asked for before it runs"),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen) return;
  const offered = new Set(picks.map(({ label }) => label));
  // One whose extension is away for now stays chosen.
  const away = others.filter((name) => !offered.has(name));
  await vscode.workspace
    .getConfiguration(SETTINGS_SECTION)
    .update(
      SETTINGS.otherTools,
      [...away, ...chosen.map(({ label }) => label)],
      vscode.ConfigurationTarget.Global,
    );
}

const picksFrom = (chosen: ReadonlySet<string>): vscode.QuickPickItem[] =>
  offeredTools()
    .map(({ name, description }) => ({
      label: name,
      description: description.split("\n", 1)[0] ?? "",
      picked: chosen.has(name),
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
