/** Milliseconds of work between two pauses; far below what a person notices. */
const SLICE = 12;

/** Long work in short slices: keeps the event loop free, and notices a cancel. */
export interface Pace {
  /** Pauses when the slice is used up. Rejects with the signal's reason once it is aborted. */
  breathe(): Promise<void>;
}

const nextTask = () => new Promise<void>((resume) => setTimeout(resume, 0));

export function createPace(options: {
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}): Pace {
  const { pause = nextTask, signal } = options;
  let since = performance.now();
  return {
    async breathe() {
      signal?.throwIfAborted();
      if (performance.now() - since < SLICE) return;
      await pause();
      signal?.throwIfAborted();
      since = performance.now();
    },
  };
}
