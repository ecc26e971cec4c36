import { t } from "../l10n/l10n.ts";
import type { Patience } from "./connection.ts";
import { conflictOf, type DetectedWindow, KNOWN_MODEL } from "./detectedWindow.ts";
import { knownLimits } from "./knownModels.ts";
import { type ListedModel, listModels } from "./models.ts";
import type { Price } from "./price.ts";
import type { Server } from "./server.ts";
import { systemTimer } from "./timer.ts";
import type { Asking } from "./windows/asking.ts";
import { fromLlama } from "./windows/llama.ts";
import { fromLmStudio } from "./windows/lmStudio.ts";
import { fromOllama } from "./windows/ollama.ts";

export { KNOWN_MODEL } from "./detectedWindow.ts";
export type { DetectedWindow } from "./detectedWindow.ts";

/** What a server tells about one of its models. */
export interface ModelFacts {
  /** Absent: nobody knows. */
  readonly window?: DetectedWindow;
  /** As the server lists it; see `priceOf` for what the user or the table says. */
  readonly price?: Price;
  /** Absent: the server does not tell. */
  readonly takesTools?: boolean;
}

export type ModelAddress = Server & { readonly model: string };

/** A server that is asked for something that it does not have answers at once. */
const PATIENCE: Patience = { idleTimeout: 3_000, timer: systemTimer };

/**
 * What the server that runs a model tells about it; its window from the table
 * of known models where the server does not say. Asks the configured server
 * only, once for its list. Never throws; an abort gives what the table says.
 */
export const detectModel = async (
  { model, ...server }: ModelAddress,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<ModelFacts> => {
  const asking = { server, model, signal, patience };
  // All at once, since most servers know one of them; the order says whom to believe.
  const [listed, ...found] = await Promise.all([
    fromList(asking),
    ...[fromLlama, fromOllama, fromLmStudio].map((ask) => ask(asking)),
  ]);
  const said = found.find((hit) => hit !== undefined) ?? windowOf(listed);
  const window = said ? withConflict(said, model) : fromTable(model);
  return {
    ...(window && { window }),
    ...(listed?.price && { price: listed.price }),
    ...(listed?.takesTools !== undefined && { takesTools: listed.takesTools }),
  };
};

const fromList = async ({ server, model, signal, patience }: Asking): Promise<ListedModel | undefined> => {
  const list = await listModels(server, signal, patience);
  return "models" in list ? list.models.find(({ id }) => id === model) : undefined;
};

const windowOf = (listed: ListedModel | undefined): DetectedWindow | undefined => {
  if (listed?.window === undefined) return undefined;
  const { window, maxOutput, isProvisional } = listed;
  return {
    window,
    ...(maxOutput !== undefined && { maxOutput }),
    source: t("the server's list of models"),
    ...(isProvisional && { isProvisional }),
  };
};

const fromTable = (model: string): DetectedWindow | undefined => {
  const known = knownLimits(model);
  return known && { ...known, source: KNOWN_MODEL };
};

/** The server is believed; the user is told that the table says otherwise. */
const withConflict = (said: DetectedWindow, model: string): DetectedWindow => {
  const conflict = conflictOf(said, fromTable(model));
  return conflict ? { ...said, conflict } : said;
};
