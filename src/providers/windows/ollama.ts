import * as z from "zod";

import { t } from "../../l10n/l10n.ts";
import type { DetectedWindow } from "../detectedWindow.ts";
import { ask, type Probe, tokens } from "./asking.ts";

export const fromOllama: Probe = async (asking) => {
  const running = await ask(asking, { path: "api/ps" }, runningModels);
  const names = [asking.model, `${asking.model}:latest`];
  const loaded = running?.models.find(({ name }) => names.includes(name))?.context_length;
  if (loaded !== undefined) return { window: loaded, source: "Ollama" };
  const body = { model: asking.model };
  const shown = running && (await ask(asking, { path: "api/show", body }, model));
  return shown && onLoading(shown, asking.model);
};

const runningModels = z.looseObject({
  models: z.array(z.looseObject({ name: z.string(), context_length: tokens.optional().catch(undefined) })),
});

/** `parameters` is text, one `name value` a line; the length is named after the architecture. */
const model = z.looseObject({
  parameters: z.string().optional(),
  model_info: z.record(z.string(), z.unknown()),
});

/** With less than 24 GiB of video memory (docs.ollama.com/context-length); more memory, larger window. */
const SMALLEST_DEFAULT = 4_096;

/** Ollama cuts longer prompts without a word: better too small a window than too large a one. */
const onLoading = (
  { parameters = "", model_info }: z.infer<typeof model>,
  name: string,
): DetectedWindow | undefined => {
  const set = Number(/^num_ctx\s+(\d+)/m.exec(parameters)?.[1]);
  if (set > 0) return { window: set, source: t("Ollama (num_ctx of the model)") };
  const trained = Object.entries(model_info).find(([key]) => key.endsWith(".context_length"))?.[1];
  const largest = tokens.safeParse(trained).data;
  if (largest === undefined) return undefined;
  if (/[:-]cloud$/.test(name)) return { window: largest, source: t("Ollama (cloud)") };
  return {
    window: Math.min(largest, SMALLEST_DEFAULT),
    source: t("Ollama (smallest default, the model is not loaded yet)"),
    isProvisional: true,
  };
};
