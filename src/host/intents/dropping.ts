import * as vscode from "vscode";

import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import type { Importing } from "../importing.ts";

export async function importDropped(uris: readonly string[], importing: Importing): Promise<void> {
  const [first, ...more] = uris;
  if (first === undefined) return;
  if (more.length > 0)
    throw new UserFacingError({
      what: t("Several files were dropped."),
      todo: t("Drop one conversation at a time."),
    });
  await importing.fromUri(vscode.Uri.parse(first, true));
}
