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

/** Trying again does not help. */
export const refuses = (message: string): ProviderEvent[] => [
  { kind: "failed", failure: { reason: "auth", retryable: false, message } },
];

/** Refused as too long; the figures as far as the server gives them. */
export const overflows = (figures: { limit?: number; asked?: number } = {}): ProviderEvent[] => [
  { kind: "failed", failure: { reason: "overflow", retryable: false, message: "Too long.", ...figures } },
];

/** An answer for which the server reports so many tokens of prompt; `finish` is "length" where it was cut. */
export const reports = (
  text: string,
  prompt: number,
  finish: "stop" | "length" = "stop",
): ProviderEvent[] => [
  { kind: "text", text },
  { kind: "done", finish, usage: { prompt, cached: 0, output: 10, reasoning: 0 } },
];

/** The same passing fault, as often as it is asked. */
export const failing = (times: number, message = "The server is down."): ProviderEvent[][] =>
  Array.from({ length: times }, () => fails(message));

/** An answer of a server that reports no usage. */
export const unreported = (text: string): ProviderEvent[] => [
  { kind: "text", text },
  { kind: "done", finish: "stop" },
];

/** An answer that calls tools: each by name, with its arguments as JSON. */
export const calls = (...made: readonly (readonly [tool: string, args?: string])[]): ProviderEvent[] => [
  ...made.map(([tool, args = "{}"], i): ProviderEvent => ({
    kind: "call",
    call: { callId: `c${i}`, tool, args },
  })),
  { kind: "done", finish: "calls", usage: { prompt: 100, cached: 0, output: 10, reasoning: 0 } },
];
