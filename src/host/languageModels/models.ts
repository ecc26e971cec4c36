import * as vscode from "vscode";
import * as z from "zod";

import { type ModelKey, nameOf } from "./modelName.ts";

/** The language models of this VS Code, whoever brings them. */
export class LanguageModels {
  readonly #access: vscode.LanguageModelAccessInformation;
  /** By name, as they were found last: what has no answer at once is asked about these. */
  readonly #found = new Map<string, vscode.LanguageModelChat>();

  constructor({
    languageModelAccessInformation,
  }: Pick<vscode.ExtensionContext, "languageModelAccessInformation">) {
    this.#access = languageModelAccessInformation;
  }

  /** Other models, or other leave to use them. */
  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.lm.onDidChangeChatModels(listener),
      this.#access.onDidChange(listener),
    );
  }

  /** Empty when there are none, and at times without a reason. Rejects when an extension fails to tell. */
  async list(): Promise<readonly vscode.LanguageModelChat[]> {
    return vscode.lm.selectChatModels();
  }

  async find(key: ModelKey): Promise<vscode.LanguageModelChat | undefined> {
    const [found] = await vscode.lm.selectChatModels({ ...key });
    if (found) this.#found.set(nameOf(key), found);
    else this.#found.delete(nameOf(key));
    return found;
  }

  /** False when VS Code would ask the user first, or does not know the model. */
  canAskUnbidden(name: string): boolean {
    const found = this.#found.get(name);
    return found !== undefined && this.#access.canSendRequest(found) === true;
  }
}

/** The stable API does not tell what a model can do; where VS Code says more, it is believed. */
const capabilities = z.looseObject({
  supportsImageToText: z.boolean().optional(),
  supportsToolCalling: z.boolean().optional(),
});
const able = z.looseObject({ capabilities });

const abilitiesOf = (model: vscode.LanguageModelChat): z.infer<typeof capabilities> =>
  able.safeParse(model).data?.capabilities ?? {};

export const seesImages = (model: vscode.LanguageModelChat): boolean =>
  abilitiesOf(model).supportsImageToText ?? true;

/** Empty when VS Code does not tell. */
export function takesTools(model: vscode.LanguageModelChat): { readonly takesTools?: boolean } {
  const { supportsToolCalling } = abilitiesOf(model);
  return supportsToolCalling === undefined ? {} : { takesTools: supportsToolCalling };
}
