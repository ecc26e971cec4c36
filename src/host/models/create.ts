import type * as vscode from "vscode";

import type { UserFacingError } from "../../engine/userFacingError.ts";
import { LanguageModels } from "../languageModels/models.ts";
import { Facts } from "./facts.ts";
import { Keys } from "./keys.ts";
import { LearnedWindows } from "./learnedWindows.ts";
import { Model } from "./model.ts";
import { Sources } from "./sources.ts";

/** The models of this window. */
export interface Models {
  readonly model: Model;
  readonly keys: Keys;
  readonly sources: Sources;
}

/** `tell`: what a person has to know, such as a setting that cannot be read. */
export function openModels(context: vscode.ExtensionContext, tell: (error: UserFacingError) => void): Models {
  const keys = new Keys(context);
  const languageModels = new LanguageModels(context);
  const sources = new Sources(keys, languageModels);
  const facts = new Facts(new LearnedWindows(context.globalState));
  return { model: new Model({ keys, languageModels, sources, facts, tell }), keys, sources };
}
