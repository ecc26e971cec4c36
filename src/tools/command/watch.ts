import type { Clock, RunningCommand } from "../ports.ts";
import { OutputStream } from "../safe/outputStream.ts";
import type { Collected } from "./collected.ts";

/** Milliseconds without a sound after which a question is taken for one that waits. */
const PATIENCE = 15_000;
/** Milliseconds that a stopped command gets to be gone; then it is left behind. */
const FAREWELL = 5_000;
/** Characters beyond which nobody wants the rest: something runs wild. */
const MOST_OUTPUT = 500_000_000;

/** Why it was ended by us. */
export type Ended = "time" | "question" | "flood";

export interface Watched {
  readonly running: RunningCommand;
  readonly collected: Collected;
  readonly clock: Clock;
  /** Milliseconds. */
  readonly limit: number;
  readonly onOutput: (text: string) => void;
}

/** Reads what the command prints until it is over, or has to be ended. Rejects when the signal aborts, after it was stopped. */
export async function watch(watched: Watched, signal: AbortSignal): Promise<Ended | undefined> {
  const { running, clock, limit } = watched;
  const { promise: givenUp, resolve: giveUp, reject } = Promise.withResolvers<void>();
  let ended: Ended | undefined;
  const timers = new Timers(clock);
  const stop = (why: Ended): void => {
    ended ??= why;
    running.stop();
    timers.set("farewell", FAREWELL, giveUp);
  };
  const abort = (): void => {
    running.stop();
    reject(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  timers.set("time", limit, () => stop("time"));
  try {
    if (signal.aborted) abort();
    await Promise.race([givenUp, read(watched, { timers, stop, signal })]);
    return ended;
  } finally {
    signal.removeEventListener("abort", abort);
    timers.clear();
  }
}

interface Watch {
  readonly timers: Timers;
  readonly stop: (why: Ended) => void;
  readonly signal: AbortSignal;
}

async function read(
  { running, collected, onOutput }: Watched,
  { timers, stop, signal }: Watch,
): Promise<void> {
  const stream = new OutputStream();
  const show = (text: string): void => (text === "" ? undefined : onOutput(text));
  for await (const piece of running.output) {
    // Nobody waits for it any more.
    if (signal.aborted) return;
    await collected.add(piece);
    show(stream.add(piece));
    if (collected.length > MOST_OUTPUT) stop("flood");
    if (isQuestion(collected.openLine)) timers.set("question", PATIENCE, () => stop("question"));
    else timers.unset("question");
  }
  show(stream.end());
  await running.ended;
}

const ASKING =
  /\b(?:password|passphrase|pass ?code|user ?name|login|token|pin)\b|\(yes\/no|\[?\by\/n\b|\bpress\b|\bcontinue\b|\bproceed\b|\boverwrite\b|\bare you sure\b|\benter\b|\bchoose\b|\bselect\b|\?/i;

/** A line without an end that asks for something: "Overwrite? [y/N] ", "Password: ". */
export const isQuestion = (line: string): boolean => /[?:>\])]\s*$/.test(line) && ASKING.test(line);

/** Timers by name; a new one takes the place of the old. */
class Timers {
  readonly #clock: Clock;
  readonly #running = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(name: string, milliseconds: number, run: () => void): void {
    this.unset(name);
    this.#running.set(name, this.#clock.after(milliseconds, run));
  }

  unset(name: string): void {
    this.#running.get(name)?.();
    this.#running.delete(name);
  }

  clear(): void {
    for (const name of this.#running.keys()) this.unset(name);
  }
}
