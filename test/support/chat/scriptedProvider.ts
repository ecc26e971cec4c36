import type { Provider, ProviderEvent, ProviderRequest } from "../../../src/providers/provider.ts";

type Line = ProviderEvent | "wait";

/** Plays one list of events for each request; "wait" holds on until `go` is called or the request is stopped. */
export class ScriptedProvider implements Provider {
  readonly requests: ProviderRequest[] = [];
  readonly #scripts: readonly (readonly Line[])[];
  #go: () => void = () => undefined;
  #reached = Promise.withResolvers<void>();

  constructor(...scripts: readonly (readonly Line[])[]) {
    this.#scripts = scripts;
  }

  /** Resolves when a "wait" is reached. */
  async waiting(): Promise<void> {
    await this.#reached.promise;
    this.#reached = Promise.withResolvers<void>();
  }

  go(): void {
    this.#go();
  }

  async *stream(request: ProviderRequest, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
    const script = this.#scripts[this.requests.length] ?? [];
    this.requests.push(request);
    for (const line of script) {
      if (line === "wait") await this.#hold(signal);
      else yield line;
      if (signal.aborted)
        return yield {
          kind: "failed",
          failure: { reason: "aborted", retryable: false, message: "Stopped." },
        };
    }
  }

  #hold(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#go = resolve;
    signal.addEventListener("abort", () => resolve());
    this.#reached.resolve();
    return promise;
  }
}

export const says = (...pieces: string[]): ProviderEvent[] => [
  ...pieces.map((text): ProviderEvent => ({ kind: "text", text })),
  { kind: "done", finish: "stop", usage: { prompt: 100, cached: 0, output: 10, reasoning: 0 } },
];

export const fails = (message: string): ProviderEvent[] => [
  { kind: "failed", failure: { reason: "server", retryable: true, message } },
];
