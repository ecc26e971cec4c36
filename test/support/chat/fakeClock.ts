import type { Timer } from "../../../src/providers/timer.ts";

/** Time that moves when the test says so. Milliseconds. */
export class FakeClock {
  now = 0;
  /** Every wait that was begun, in order. */
  readonly waits: number[] = [];
  readonly #running = new Map<symbol, { readonly due: number; readonly fire: () => void }>();
  #begun = Promise.withResolvers<void>();

  readonly timer: Timer = (milliseconds, fire) => {
    const key = Symbol();
    this.#running.set(key, { due: this.now + milliseconds, fire });
    this.waits.push(milliseconds);
    this.#begun.resolve();
    return () => this.#running.delete(key);
  };

  get armed(): number {
    return this.#running.size;
  }

  /** Resolves when somebody waits. */
  async waiting(): Promise<void> {
    while (this.armed === 0) {
      this.#begun = Promise.withResolvers<void>();
      await this.#begun.promise;
    }
  }

  move(milliseconds: number): void {
    this.now += milliseconds;
    for (const [key, { due, fire }] of this.#running) {
      if (due > this.now) continue;
      this.#running.delete(key);
      fire();
    }
  }

  /** Lets `work` go on through so many waits, each to its end. */
  async through(waits: number): Promise<void> {
    for (let i = 0; i < waits; i++) {
      await this.waiting();
      this.move(this.waits.at(-1) ?? 0);
    }
  }
}
