import type { Files } from "../../../src/sessions/files.ts";
import { nodeFiles } from "../../../src/sessions/nodeFiles.ts";
import type { SessionPorts } from "../../../src/sessions/ports.ts";

const START = Date.UTC(2030, 0, 1);

/** Time that stands still until a test moves it. Several windows may share one clock. */
export class TestClock {
  now = START;
  readonly #timers = new Map<symbol, { readonly due: number; readonly run: () => void }>();

  after(milliseconds: number, run: () => void): () => void {
    const key = Symbol("timer");
    this.#timers.set(key, { due: this.now + milliseconds, run });
    return () => void this.#timers.delete(key);
  }

  /** Runs what falls due, in order; what a timer starts is not waited for. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (let next = this.#nextUntil(end); next; next = this.#nextUntil(end)) {
      const [key, { due, run }] = next;
      this.#timers.delete(key);
      this.now = due;
      run();
    }
    this.now = end;
  }

  #nextUntil(end: number) {
    const due = [...this.#timers].filter(([, timer]) => timer.due <= end);
    return due.sort(([, a], [, b]) => a.due - b.due)[0];
  }
}

export interface Window {
  readonly files?: Files;
  readonly clock?: TestClock;
  readonly pid?: number;
  readonly host?: string;
  /** Processes of the host that run. */
  readonly alive?: ReadonlySet<number>;
}

let chance = 1;

/** The ports of one window: the real disk, a clock that stands still, chance that repeats from run to run. */
export function testPorts(window: Window = {}): SessionPorts {
  const clock = window.clock ?? new TestClock();
  const pid = window.pid ?? 100;
  const alive = window.alive ?? new Set([pid]);
  return {
    files: window.files ?? nodeFiles,
    now: () => clock.now,
    randomBytes: (count) => Uint8Array.from({ length: count }, nextByte),
    after: (milliseconds, run) => clock.after(milliseconds, run),
    owner: { pid, host: window.host ?? "here" },
    isAlive: (other) => alive.has(other),
  };
}

/** A linear congruential generator (the constants are those of Numerical Recipes). */
function nextByte(): number {
  chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
  return chance >>> 24;
}
