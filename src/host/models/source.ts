import { detectModel, type ModelFacts } from "../../providers/limits.ts";
import { type ModelList, listModels } from "../../providers/models.ts";
import { openAiProvider } from "../../providers/openai/openAiProvider.ts";
import type { Provider } from "../../providers/provider.ts";
import type { Server } from "../../providers/server.ts";
import { modelFailure } from "../languageModels/failures.ts";
import { keyOf, nameOf } from "../languageModels/modelName.ts";
import { type LanguageModels, takesTools } from "../languageModels/models.ts";
import { languageModelProvider } from "../languageModels/provider.ts";

/** What the settings have in place of an address for the models of VS Code. */
export const VSCODE_URL = "vscode:";

const VSCODE_NAME = "VS Code";

/** Where models come from: a server, or VS Code. All that is asked of one is asked here. */
export interface Source {
  /** As the settings name it: a server's address, or `vscode:`. */
  readonly baseUrl: string;
  /** For people. */
  readonly label: string;
  readonly provider: Provider;
  /** Models by the names that the settings have for them. Never rejects. */
  readonly list: (signal: AbortSignal) => Promise<ModelList>;
  /** Never rejects; an abort gives what is known without asking. */
  readonly detect: (model: string, signal: AbortSignal) => Promise<ModelFacts>;
}

export const serverSource = (server: Server): Source => ({
  baseUrl: server.baseUrl,
  label: new URL(server.baseUrl).host,
  provider: openAiProvider(server),
  list: (signal) => listModels(server, signal),
  detect: (model, signal) => detectModel({ ...server, model }, signal),
});

export const vsCodeSource = (models: LanguageModels): Source => ({
  baseUrl: VSCODE_URL,
  label: VSCODE_NAME,
  provider: languageModelProvider(models),
  list: () => listVsCode(models),
  detect: (model) => detectVsCode(models, model),
});

async function listVsCode(models: LanguageModels): Promise<ModelList> {
  try {
    return { models: (await models.list()).map((one) => ({ id: nameOf(one), window: one.maxInputTokens })) };
  } catch (error) {
    return { failure: modelFailure(error, VSCODE_NAME) };
  }
}

async function detectVsCode(models: LanguageModels, name: string): Promise<ModelFacts> {
  const key = keyOf(name);
  const found = key && (await models.find(key).catch(() => undefined));
  if (!found) return {};
  const { maxInputTokens } = found;
  return {
    // Some extensions say 0 where they do not know.
    ...(maxInputTokens > 0 && { window: { window: maxInputTokens, source: VSCODE_NAME } }),
    ...takesTools(found),
  };
}
