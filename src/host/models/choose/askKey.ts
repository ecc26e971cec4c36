import * as vscode from "vscode";

import { UserFacingError } from "../../../engine/userFacingError.ts";
import { t } from "../../../l10n/l10n.ts";
import { checkBaseUrl } from "../../../providers/origin.ts";
import { readSettings } from "../../settings.ts";
import type { Keys } from "../keys.ts";

/** Resolves to false when nothing was entered. `refusal`: what the server says of the key that it has got. */
export async function askKey(origin: string, keys: Keys, refusal = ""): Promise<boolean> {
  const key = await vscode.window.showInputBox({
    title: t("API Key"),
    prompt: `${refusal} ${t(
      "Key for {0}. It is kept in the secret storage of VS Code and sent to this server only.",
      origin,
    )}`.trimStart(),
    password: true,
    ignoreFocusOut: true,
  });
  if (!key?.trim()) return false;
  await keys.set(origin, key.trim());
  return true;
}

/** Asks for the key of the configured server. */
export async function setKey(keys: Keys): Promise<void> {
  await askKey(configuredOrigin(), keys);
}

export async function removeKey(keys: Keys): Promise<void> {
  await keys.remove(configuredOrigin());
}

function configuredOrigin(): string {
  const checked = checkBaseUrl(readSettings().baseUrl);
  if (checked.kind !== "invalid") return checked.origin;
  throw new UserFacingError({
    what: t("No server is set that could want a key."),
    todo: t("Choose a model first."),
  });
}
