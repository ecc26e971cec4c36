import * as vscode from "vscode";

import { t } from "../../../l10n/l10n.ts";
import { checkBaseUrl } from "../../../providers/origin.ts";
import type { Looked } from "./look.ts";

export interface AddressBox {
  readonly value: string;
  /** What is wrong with it; "" when nothing is known. */
  readonly problem: string;
  /** It is looked at without waiting for Enter. */
  readonly isEntered: boolean;
  readonly look: (address: string, signal: AbortSignal) => Promise<Looked>;
}

export interface Entered {
  readonly address: string;
  readonly looked: Looked;
}

/**
 * An input that looks at what was entered, and says below it what is wrong.
 * Closes when that is usable, or needs a question of another kind. Undefined:
 * the person gave up.
 */
export function addressBox({ value, problem, isEntered, look }: AddressBox): Promise<Entered | undefined> {
  const box = vscode.window.createInputBox();
  const closing = new AbortController();
  box.title = t("Enter a Server");
  box.prompt = t("Address of an OpenAI-compatible server, up to and including /v1");
  box.placeholder = "http://localhost:8080/v1";
  box.ignoreFocusOut = true;
  box.value = value;
  box.validationMessage = problem;
  return new Promise((resolve, reject) => {
    const enter = async (): Promise<void> => {
      const entered = await lookAt(box, (address) => look(address, closing.signal));
      if (!entered) return;
      resolve(entered);
      box.hide();
    };
    box.onDidChangeValue((text) => (box.validationMessage = remarkOn(text)));
    box.onDidAccept(() => enter().catch(reject));
    box.onDidHide(() => {
      resolve(undefined);
      closing.abort();
      box.dispose();
    });
    box.show();
    if (isEntered) enter().catch(reject);
  });
}

/** Undefined: what is wrong stands below the input now. */
async function lookAt(
  box: vscode.InputBox,
  look: (address: string) => Promise<Looked>,
): Promise<Entered | undefined> {
  box.busy = true;
  box.enabled = false;
  const address = box.value;
  const looked = await look(address);
  box.busy = false;
  box.enabled = true;
  if (isSettled(looked)) return { address, looked };
  box.validationMessage = looked.sentence;
  return undefined;
}

const isSettled = ({ kind }: Looked): boolean => kind === "ok" || kind === "auth" || kind === "unencrypted";

/** While it is typed: what cannot be right, or looks as if something were missing. */
function remarkOn(text: string): string | vscode.InputBoxValidationMessage {
  const checked = checkBaseUrl(text);
  if (checked.kind === "invalid") return text.length < "https://".length ? "" : checked.message;
  const message = checked.kind === "usable" ? checked.hint : undefined;
  return message ? { message, severity: vscode.InputBoxValidationSeverity.Info } : "";
}
