import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";

/** Milliseconds without a word, after which nothing more is on its way. */
const QUIET = 500;
const STEP = 25;

/** Characters: more than pipes and buffers hold when a command ends. What comes after them was printed later. */
const MOST = 1024 * 1024;

/**
 * Resolves when all that a command printed is in `output`. Its pipes may stay
 * open for ever: what it has started in the background holds them.
 */
export async function drained(streams: readonly Readable[], output: Readable): Promise<void> {
  const since = { came: 0, quiet: 0 };
  for (const stream of streams) {
    stream.on("data", (text: string) => {
      since.came += text.length;
      since.quiet = 0;
    });
  }
  const isOver = (): boolean => output.destroyed || streams.every((stream) => stream.readableEnded);
  const isWaiting = (): boolean => [...streams, output].every(({ readableLength }) => readableLength === 0);
  while (!isOver() && since.quiet < QUIET && since.came < MOST) {
    await setTimeout(STEP);
    // While the reader takes its time, there may be more behind.
    since.quiet = isWaiting() ? since.quiet + STEP : 0;
  }
}
