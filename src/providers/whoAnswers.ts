import * as z from "zod";

import { t } from "../l10n/l10n.ts";
import type { Patience } from "./connection.ts";
import type { ListedModel } from "./models.ts";
import type { Server } from "./server.ts";
import { ask } from "./windows/asking.ts";
import { runningModels } from "./windows/llama.ts";
import { lmStudioModels } from "./windows/lmStudio.ts";

/** What a server of one's own shows of itself. */
export interface Identity {
  /** For people: "Ollama", "LM Studio" and so on. */
  readonly name: string;
  /** Models of its list that cannot chat. */
  readonly unfit: readonly string[];
}

const NAMELESS = t("OpenAI-compatible server");

/** Which program is this? Told by its answers, never by its port: people move servers. */
export const whoAnswers = async (
  server: Server,
  models: readonly ListedModel[],
  asking: { readonly signal: AbortSignal; readonly patience: Patience },
): Promise<Identity> => {
  const [running, studio, version] = await Promise.all([
    ask({ server, ...asking }, { path: "running" }, runningModels),
    ask({ server, ...asking }, { path: "api/v0/models" }, lmStudioModels),
    ask({ server, ...asking }, { path: "api/version" }, ollamaVersion),
  ]);
  // llama-swap first: it answers for Ollama's version as well.
  if (running) return named("llama-swap");
  if (studio)
    return {
      name: "LM Studio",
      unfit: studio.data.filter(({ type }) => type === "embeddings").map(({ id }) => id),
    };
  if (version) return named("Ollama");
  return named(models.map(({ ownedBy }) => owners.get(ownedBy ?? "")).find(Boolean) ?? NAMELESS);
};

const named = (name: string): Identity => ({ name, unfit: [] });

const ollamaVersion = z.object({ version: z.string() });

/** What servers write into `owned_by`. */
const owners: ReadonlyMap<string, string> = new Map([
  ["llamacpp", "llama.cpp"],
  ["llama-swap", "llama-swap"],
  ["vllm", "vLLM"],
  ["sglang", "SGLang"],
]);
