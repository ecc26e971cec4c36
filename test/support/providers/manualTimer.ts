import type { Timer } from "../../../src/providers/timer.ts";

/** A timer that fires when the test says so: no test waits for a clock. */
export interface ManualTimer {
  readonly timer: Timer;
  /** How many waits are running. */
  armed(): number;
  /** Resolves when the next wait begins. */
  nextWait(): Promise<void>;
  /** All that are running come to their end. */
  elapse(): void;
}

export const manualTimer = (): ManualTimer => {
  const running = new Set<() => void>();
  let begun = Promise.withResolvers<void>();
  return {
    timer(_milliseconds, fire) {
      running.add(fire);
      begun.resolve();
      return () => running.delete(fire);
    },
    armed: () => running.size,
    nextWait() {
      begun = Promise.withResolvers();
      return begun.promise;
    },
    elapse() {
      for (const fire of running) fire();
    },
  };
};
