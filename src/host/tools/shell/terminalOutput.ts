import { setTimeout } from "node:timers/promises";

/** Milliseconds without a word, after which nothing more is on its way. */
const QUIET = 200;
const STEP = 20;

/** What comes from several streams, as it comes, until it is closed: some of them may never end. */
export class TerminalOutput implements AsyncIterable<string> {
  readonly #pieces: string[] = [];
  #reading = 0;
  #isClosed = false;
  #came = 0;
  #wake: () => void = () => undefined;

  read(stream: AsyncIterable<string>): void {
    this.#reading++;
    void this.#take(stream);
  }

  /** Ends it when all streams have ended, or none of them says anything more; `ifNothing` is told where none came. */
  async close(ifNothing = ""): Promise<void> {
    for (let quiet = 0, came = this.#came; this.#reading > 0 && quiet < QUIET; quiet += STEP) {
      await setTimeout(STEP);
      if (came !== this.#came) quiet = 0;
      came = this.#came;
    }
    if (this.#came === 0 && ifNothing !== "") this.#pieces.push(ifNothing);
    this.#isClosed = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      for (let piece = this.#pieces.shift(); piece !== undefined; piece = this.#pieces.shift()) yield piece;
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async #take(stream: AsyncIterable<string>): Promise<void> {
    for await (const piece of stream) {
      this.#pieces.push(piece);
      this.#came++;
      this.#wake();
    }
    this.#reading--;
  }
}
