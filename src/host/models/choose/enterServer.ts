import * as vscode from "vscode";

import { t } from "../../../l10n/l10n.ts";
import type { ServerCheck } from "../../../providers/checkServer.ts";
import { originOf } from "../../../providers/origin.ts";
import type { Keys } from "../keys.ts";
import { addressBox } from "./addressBox.ts";
import { askKey } from "./askKey.ts";
import { look, type Looked } from "./look.ts";

/** A server that answers, and takes the key that is set for it. */
export type EnteredServer = Extract<ServerCheck, { kind: "ok" }>;

/** Asks for an address until what is there can be used. Undefined: the person gave up. */
export async function enterServer(keys: Keys, preset?: string): Promise<EnteredServer | undefined> {
  let next = { value: preset ?? "http://localhost:8080/v1", problem: "", isEntered: preset !== undefined };
  for (;;) {
    const entered = await addressBox({
      ...next,
      look: (address, signal) => look(address, keys, signal),
    });
    if (!entered) return undefined;
    const { address, looked } = entered;
    if (looked.kind === "ok") return looked;
    const isAnswered = await answered(looked, originOf(address) ?? address, keys);
    next = { value: address, problem: isAnswered ? "" : looked.sentence, isEntered: isAnswered };
  }
}

/** What has to be asked apart from the address; false: the person did not want to. */
async function answered({ kind, sentence }: Looked, origin: string, keys: Keys): Promise<boolean> {
  // Before any key was entered, that one is wanted says it all.
  if (kind === "auth") return askKey(origin, keys, (await keys.get(origin)) === undefined ? "" : sentence);
  const use = t("Use It All the Same");
  const chosen = await vscode.window.showWarningMessage(
    t("This server is not encrypted."),
    { modal: true, detail: sentence },
    use,
  );
  if (chosen === use) await keys.trust(origin);
  return chosen === use;
}
