import type { Patience } from "./connection.ts";
import { type ListedModel, listModels } from "./models.ts";
import type { Server } from "./server.ts";
import { systemTimer } from "./timer.ts";
import { whoAnswers } from "./whoAnswers.ts";

/** A server on this machine that answers. */
export interface FoundServer {
  /** For people: "Ollama", "LM Studio", "llama.cpp", "vLLM", "llama-swap" and so on. */
  readonly name: string;
  readonly baseUrl: string;
  /** May be empty: it runs, and has no model yet. */
  readonly models: readonly ListedModel[];
}

export interface Discovery {
  readonly ports?: readonly number[];
  /** A server is given up when all of its answers together take longer. */
  readonly patience?: Patience;
  readonly fetch?: typeof globalThis.fetch;
}

/** Ollama · LM Studio · llama.cpp and llama-swap · vLLM · llama-swap in a container. */
const USUAL_PORTS = [11_434, 1_234, 8_080, 8_000, 9_292];

const PATIENCE: Patience = { idleTimeout: 1_000, timer: systemTimer };

/**
 * Servers on this machine, each as soon as it has answered. All are asked at
 * once, without any key. Never throws; an abort ends it.
 */
export async function* findLocalServers(
  signal: AbortSignal,
  { ports = USUAL_PORTS, patience = PATIENCE, fetch }: Discovery = {},
): AsyncGenerator<FoundServer, void, undefined> {
  const asked = new Map(
    ports.map((port) => {
      const server = { baseUrl: `http://127.0.0.1:${port}/v1`, ...(fetch && { fetch }) };
      return [port, lookAt(server, signal, patience).then((found) => ({ port, found }))];
    }),
  );
  while (asked.size > 0) {
    const { port, found } = await Promise.race(asked.values());
    asked.delete(port);
    if (found && !signal.aborted) yield found;
  }
}

const lookAt = async (
  server: Server,
  signal: AbortSignal,
  patience: Patience,
): Promise<FoundServer | undefined> => {
  const late = new AbortController();
  const stopTimer = patience.timer(patience.idleTimeout, () => {
    late.abort();
  });
  const asking = { signal: AbortSignal.any([signal, late.signal]), patience };
  try {
    const list = await listModels(server, asking.signal, patience);
    if ("failure" in list) return undefined;
    const { name, unfit } = await whoAnswers(server, list.models, asking);
    return { name, baseUrl: server.baseUrl, models: list.models.filter(({ id }) => !unfit.includes(id)) };
  } finally {
    stopTimer();
  }
};
