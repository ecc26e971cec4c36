/** A body and the first character in it that is no white space; empty when there is none. */
export interface Peeked {
  readonly first: string;
  /** Everything, the part already read included. */
  readonly body: ReadableStream<Uint8Array>;
}

/** Looks at how a body begins: content types lie, the first character does not. */
export const peek = async (body: ReadableStream<Uint8Array>): Promise<Peeked> => {
  const reader = body.getReader();
  const taken: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (value !== undefined) taken.push(value);
    const first = new TextDecoder().decode(value).trimStart().charAt(0);
    if (done || first !== "") return { first, body: putBack(taken, reader) };
  }
};

const putBack = (
  taken: Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> => {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const value = taken.shift() ?? (await reader.read()).value;
        if (value === undefined) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
};
