import * as vscode from "vscode";

import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { COMMANDS } from "../../manifest.ts";
import type { Intent } from "../../protocol/messages.ts";

export async function openSummary({
  compaction,
  as,
}: Extract<Intent, { kind: "openSummary" }>): Promise<void> {
  const commands = {
    edit: COMMANDS.editSummary,
    compare: COMMANDS.compareSummary,
    covered: COMMANDS.showCovered,
  };
  await vscode.commands.executeCommand(commands[as], compaction);
}

/** VS Code asks before it opens an address outside; anything but the web and mail is refused. */
export async function openLink(href: string): Promise<void> {
  const url = URL.parse(href);
  if (!url || !["http:", "https:", "mailto:"].includes(url.protocol)) {
    throw new UserFacingError({
      what: t("This link cannot be opened."),
      todo: t("Only web and mail addresses can."),
    });
  }
  await vscode.env.openExternal(vscode.Uri.parse(url.href, true));
}
