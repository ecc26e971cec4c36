import * as z from "zod";

import { askJson } from "./askJson.ts";
import type { Patience } from "./connection.ts";
import { knownLimits, type KnownLimits } from "./knownModels.ts";
import { listModels } from "./models.ts";
import { besideApi, type Server } from "./server.ts";
import { systemTimer } from "./timer.ts";

/** A window in tokens, and who said so: shown to the user beside the figure. */
export interface DetectedWindow extends KnownLimits {
  readonly source: string;
}

/** The source of a window that only the table of models knows. */
export const KNOWN_MODEL = "known model";

/** A server that is asked for something that it does not have answers at once. */
const PATIENCE: Patience = { idleTimeout: 3_000, timer: systemTimer };

/**
 * The window of a model, from the server that runs it, else from the table of
 * known models; undefined when nobody knows. Asks the configured server only.
 * Never throws; an abort gives what the table says.
 */
export const detectWindow = async (
  { model, ...server }: Server & { readonly model: string },
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<DetectedWindow | undefined> => {
  const asking = { server, model, signal, patience };
  // All at once, since most servers know one of them; the order says whom to believe.
  const found = await Promise.all(
    [fromLlamaCpp, fromModelList, fromLmStudio, fromOllama].map((ask) => ask(asking)),
  );
  return found.find((hit) => hit !== undefined) ?? fromTable(model);
};

interface Asking {
  readonly server: Server;
  readonly model: string;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

type Probe = (asking: Asking) => Promise<DetectedWindow | undefined>;

const fromTable = (model: string): DetectedWindow | undefined => {
  const known = knownLimits(model);
  return known && { ...known, source: KNOWN_MODEL };
};

const tokens = z.number().int().positive();

/** `n_ctx` of one slot, which is what one conversation gets. */
const llamaCppProps = z.looseObject({ default_generation_settings: z.looseObject({ n_ctx: tokens }) });

const fromLlamaCpp: Probe = async (asking) => {
  const props = await ask(asking, "props", llamaCppProps);
  return props && { window: props.default_generation_settings.n_ctx, source: "llama.cpp" };
};

const fromModelList: Probe = async ({ server, model, signal, patience }) => {
  const list = await listModels(server, signal, patience);
  if ("failure" in list) return undefined;
  const listed = list.models.find(({ id }) => id === model);
  if (listed?.window === undefined) return undefined;
  const { window, maxOutput } = listed;
  return { window, ...(maxOutput !== undefined && { maxOutput }), source: "the server's list of models" };
};

/** `max_context_length` beside it is what the model could do, not how it was loaded. */
const lmStudioModels = z.looseObject({
  data: z.array(z.looseObject({ id: z.string(), loaded_context_length: tokens.optional().catch(undefined) })),
});

const fromLmStudio: Probe = async (asking) => {
  const models = await ask(asking, "api/v0/models", lmStudioModels);
  const window = models?.data.find(({ id }) => id === asking.model)?.loaded_context_length;
  return window === undefined ? undefined : { window, source: "LM Studio" };
};

const ollamaRunning = z.looseObject({
  models: z.array(z.looseObject({ name: z.string(), context_length: tokens.optional().catch(undefined) })),
});

/** `parameters` is text, one `name value` a line; the length is named after the architecture. */
const ollamaModel = z.looseObject({
  parameters: z.string().optional(),
  model_info: z.record(z.string(), z.unknown()),
});

/** With less than 24 GiB of video memory (docs.ollama.com/context-length); more memory, larger window. */
const OLLAMA_SMALLEST_DEFAULT = 4_096;

const fromOllama: Probe = async (asking) => {
  const running = await ask(asking, "api/ps", ollamaRunning);
  const names = [asking.model, `${asking.model}:latest`];
  const loaded = running?.models.find(({ name }) => names.includes(name))?.context_length;
  if (loaded !== undefined) return { window: loaded, source: "Ollama" };
  const shown = running && (await ask(asking, "api/show", ollamaModel, { model: asking.model }));
  return shown && ollamaOnLoading(shown, asking.model);
};

/** Ollama cuts longer prompts without a word: better too small a window than too large a one. */
const ollamaOnLoading = (
  { parameters = "", model_info }: z.infer<typeof ollamaModel>,
  model: string,
): DetectedWindow | undefined => {
  const set = Number(/^num_ctx\s+(\d+)/m.exec(parameters)?.[1]);
  if (set > 0) return { window: set, source: "Ollama (num_ctx of the model)" };
  const trained = Object.entries(model_info).find(([key]) => key.endsWith(".context_length"))?.[1];
  const largest = tokens.safeParse(trained).data;
  if (largest === undefined) return undefined;
  if (/[:-]cloud$/.test(model)) return { window: largest, source: "Ollama (cloud)" };
  const window = Math.min(largest, OLLAMA_SMALLEST_DEFAULT);
  return { window, source: "Ollama (smallest default, the model is not loaded yet)" };
};

/** What the server says at an address of its own, or undefined when it does not know that address. */
const ask = async <T>(
  { server, signal, patience }: Asking,
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<T | undefined> => {
  const url = besideApi(server.baseUrl, path);
  const answer = await askJson({ server, url, body, patience }, signal);
  return "json" in answer ? schema.safeParse(answer.json).data : undefined;
};
