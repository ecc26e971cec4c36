import type { GuardFigures } from "../engine/guard/figures.ts";
import { retryDelay, type Waiting } from "../engine/guard/retry.ts";
import type { Failure } from "../providers/provider.ts";
import type { Timer } from "../providers/timer.ts";
import type { Wait } from "./events.ts";

export interface Retrying {
  readonly figures: GuardFigures;
  readonly waiting: Waiting;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly timer: Timer;
  readonly random: () => number;
  /** Told before each wait, and with undefined after it. */
  readonly onWait: (wait: Wait | undefined) => void;
}

/** Waits as row G2 says after the n-th failure. False: there is to be no other try; a stop ends the wait at once. */
export async function waitAfter(failure: Failure, failures: number, retrying: Retrying): Promise<boolean> {
  const { figures, waiting, signal, now, timer, random, onWait } = retrying;
  const delay = retryDelay({ fault: failure, failures, waiting, random: random() }, figures);
  if (delay === undefined || signal.aborted) return false;
  const most = figures.retries[waiting];
  onWait({ until: now() + delay, retry: failures, most, problem: failure.message });
  await pause(delay, timer, signal);
  onWait(undefined);
  return !signal.aborted;
}

function pause(milliseconds: number, timer: Timer, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stopTimer = timer(milliseconds, resolve);
  const stop = (): void => {
    stopTimer();
    resolve();
  };
  signal.addEventListener("abort", stop, { once: true });
  return promise.finally(() => signal.removeEventListener("abort", stop));
}
