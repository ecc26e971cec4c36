import * as z from "zod";

import type { DetectedWindow } from "../detectedWindow.ts";
import { ask, type Asking, type Probe } from "./asking.ts";

/**
 * llama-swap and llama.cpp's own router start a model when they are asked
 * about it the wrong way, and may stop another one for it. So llama-swap is
 * looked for first, and only a model that runs is asked for its properties.
 */
export const fromLlama: Probe = async (asking) => {
  const running = await ask(asking, { path: "running" }, runningModels);
  return running ? fromLlamaSwap(asking, running) : fromLlamaCpp(asking);
};

/** mostlygeek/llama-swap#65: the models that run or are about to. */
export const runningModels = z.looseObject({
  running: z.array(z.looseObject({ model: z.string(), state: z.string() })),
});

const fromLlamaSwap = async (asking: Asking, { running }: z.infer<typeof runningModels>) => {
  const isReady = running.some(({ model, state }) => model === asking.model && state === "ready");
  if (!isReady) return undefined;
  const path = `upstream/${encodeURIComponent(asking.model).replaceAll("%2F", "/")}/props`;
  return saidBy("llama-swap", await ask(asking, { path }, props));
};

const fromLlamaCpp: Probe = async (asking) => {
  const found = await ask(asking, { path: "props" }, props);
  const query = { model: asking.model, autoload: "false" };
  const own = found?.role === "router" ? await ask(asking, { path: "props", query }, props) : found;
  return saidBy("llama.cpp", own);
};

/** `n_ctx` of one slot, which is what one conversation gets; a router has 0 of its own. */
const props = z.looseObject({
  role: z.string().optional().catch(undefined),
  default_generation_settings: z.looseObject({ n_ctx: z.number().int().min(0) }),
});

const saidBy = (source: string, found: z.infer<typeof props> | undefined): DetectedWindow | undefined => {
  const window = found?.default_generation_settings.n_ctx ?? 0;
  return window > 0 ? { window, source } : undefined;
};
