/** A message that waits for the end of a compaction; what is typed meanwhile is added to it. */
export class Queue {
  readonly #onChange: () => void;
  #waiting: { readonly text: string; readonly done: PromiseWithResolvers<void> } | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get text(): string | undefined {
    return this.#waiting?.text;
  }

  /** Resolves when it was answered or taken back; rejects when it could not be sent. */
  add(text: string): Promise<void> {
    const { text: before, done = Promise.withResolvers<void>() } = this.#waiting ?? {};
    this.#waiting = { text: before === undefined ? text : `${before}\n\n${text}`, done };
    this.#onChange();
    return done.promise;
  }

  takeBack(): string | undefined {
    const waiting = this.#take();
    waiting?.done.resolve();
    return waiting?.text;
  }

  flush(send: (text: string) => Promise<void>): void {
    const waiting = this.#take();
    if (waiting) send(waiting.text).then(waiting.done.resolve, waiting.done.reject);
  }

  #take(): { readonly text: string; readonly done: PromiseWithResolvers<void> } | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) this.#onChange();
    return waiting;
  }
}
