import type { CompactionHooks, DidCompact, Verdict, WillCompact } from "../../chat/hooks.ts";
import { t } from "../../l10n/l10n.ts";
import { unlessAborted } from "../../providers/abort.ts";
import type { Timer } from "../../providers/timer.ts";

/** What another extension answers before a compaction: words for the summary, or why it must not be. */
export type WillCompactAnswer =
  | { readonly instructions: string }
  | { readonly veto: string }
  | undefined
  | void;

type WillCompactListener = (event: WillCompact) => WillCompactAnswer | PromiseLike<WillCompactAnswer>;
type DidCompactListener = (event: DidCompact) => unknown;

interface Unsubscribe {
  dispose(): void;
}

/** Milliseconds for one listener, as for a command. */
const TIME_LIMIT = 30_000;

/** Other extensions as hooks (row H1). What one of them throws holds nothing up. */
export class Listeners implements CompactionHooks {
  readonly #will = new Set<WillCompactListener>();
  readonly #did = new Set<DidCompactListener>();
  readonly #onProblem: (problem: string) => void;
  readonly #timer: Timer;

  constructor(onProblem: (problem: string) => void, timer: Timer) {
    this.#onProblem = onProblem;
    this.#timer = timer;
  }

  readonly onWillCompact = (listener: WillCompactListener): Unsubscribe => {
    this.#will.add(listener);
    return { dispose: () => this.#will.delete(listener) };
  };

  readonly onDidCompact = (listener: DidCompactListener): Unsubscribe => {
    this.#did.add(listener);
    return { dispose: () => this.#did.delete(listener) };
  };

  async before(event: WillCompact, signal: AbortSignal): Promise<Verdict> {
    const instructions: string[] = [];
    for (const listener of this.#will) {
      const answer = await this.#ask(async () => listener(event), signal);
      if (signal.aborted) break;
      if (isVeto(answer)) return { veto: answer.veto };
      if (hasInstructions(answer)) instructions.push(answer.instructions.trim());
    }
    return { instructions };
  }

  async after(event: DidCompact): Promise<void> {
    const { signal } = new AbortController();
    for (const listener of this.#did) await this.#ask(async () => listener(event), signal);
  }

  async #ask(work: () => Promise<unknown>, signal: AbortSignal): Promise<unknown> {
    const limit = new AbortController();
    const stopTimer = this.#timer(TIME_LIMIT, () => limit.abort(new Error(t("it did not answer in time"))));
    try {
      return await unlessAborted(work(), AbortSignal.any([signal, limit.signal]));
    } catch (error) {
      if (!signal.aborted)
        this.#onProblem(t("Another extension's listener to compactions failed: {0}", wordsOf(error)));
      return undefined;
    } finally {
      stopTimer();
    }
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** It comes from another extension's code, whatever its types say. */
const isVeto = (answer: unknown): answer is { readonly veto: string } =>
  isObject(answer) && typeof answer["veto"] === "string";

const hasInstructions = (answer: unknown): answer is { readonly instructions: string } =>
  isObject(answer) && typeof answer["instructions"] === "string" && answer["instructions"].trim() !== "";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
