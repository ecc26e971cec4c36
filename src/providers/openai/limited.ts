/** A body of which no more than so many bytes pass until the next `reset`. */
export interface Limited {
  readonly body: ReadableStream<Uint8Array>;
  /** Counting begins anew: an event was complete. */
  reset(): void;
  isExceeded(): boolean;
}

/**
 * The decoder of events holds a line until it ends, and an event until its
 * blank line: without a limit, a server that sends neither would fill the memory.
 */
export const limited = (source: ReadableStream<Uint8Array>, most: number): Limited => {
  const reader = source.getReader();
  let passed = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value } = await reader.read();
        passed += value?.length ?? 0;
        if (value === undefined) controller.close();
        else if (passed > most) {
          await reader.cancel();
          controller.error(new Error("an event without an end"));
        } else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return {
    body,
    reset: () => (passed = 0),
    isExceeded: () => passed > most,
  };
};
