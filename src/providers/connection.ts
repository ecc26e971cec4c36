import { unlessAborted } from "./abort.ts";
import { Silence } from "./networkFailures.ts";
import type { Timer } from "./timer.ts";

export interface Patience {
  /** Milliseconds without a byte, after which the server is given up. */
  readonly idleTimeout: number;
  readonly timer: Timer;
}

/**
 * The life of one exchange: it ends when the caller aborts, when the server is
 * silent for too long, or when it is closed; whoever waits then is told.
 */
export interface Connection {
  readonly controller: AbortController;
  /** The outcome of `work`, unless the exchange ends first. */
  waitFor<T>(work: Promise<T>): Promise<T>;
  /** The same bytes, each read under `waitFor`: a slow reader is not a silent server. */
  watch(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array>;
  close(): void;
}

export const openConnection = (signal: AbortSignal, { idleTimeout, timer }: Patience): Connection => {
  const controller = new AbortController();
  const follow = (): void => {
    controller.abort(signal.reason);
  };
  if (signal.aborted) follow();
  signal.addEventListener("abort", follow, { once: true });

  const waitFor = async <T>(work: Promise<T>): Promise<T> => {
    const stopTimer = timer(idleTimeout, () => {
      controller.abort(new Silence(idleTimeout));
    });
    try {
      return await unlessAborted(work, controller.signal);
    } finally {
      stopTimer();
    }
  };

  return {
    controller,
    waitFor,
    watch: (body) => watched(body, waitFor),
    close() {
      signal.removeEventListener("abort", follow);
      controller.abort();
    },
  };
};

const watched = (
  body: ReadableStream<Uint8Array>,
  waitFor: Connection["waitFor"],
): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await waitFor(reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read ahead, so that time counts only while somebody waits.
    { highWaterMark: 0 },
  );
};
