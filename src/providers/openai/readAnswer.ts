import { _iterSSEMessages } from "openai/core/streaming";

import { readText } from "../body.ts";
import { type Asked, unreadable, webPage } from "../byStatus.ts";
import { cutShort } from "../ending.ts";
import { type HttpAnswer, streamFailure, streamRefusal } from "../failures.ts";
import type { Failure, ProviderEvent } from "../provider.ts";
import type { Answer } from "./answer.ts";
import { type Limited, limited } from "./limited.ts";
import { peek } from "./peek.ts";
import { readChunk } from "./readChunk.ts";

/** A refusal that came with a good status, before any word of an answer, is returned: another dialect may help. */
type Events = AsyncGenerator<ProviderEvent, HttpAnswer | undefined, undefined>;

/** Bytes of an answer that comes whole, and of one event; a stream as such has no limit. */
const LONGEST = 16 * 1024 * 1024;

export interface Reading {
  readonly answer: Answer;
  readonly asked: Asked;
}

/** The events of a body that came with a good status. `controller` ends the reading. */
export async function* readAnswer(
  body: ReadableStream<Uint8Array>,
  controller: AbortController,
  reading: Reading,
): Events {
  const { first, body: whole } = await peek(body);
  const pace = limited(whole, LONGEST);
  const { asked } = reading;
  try {
    if (first === "<") yield failed(webPage(asked));
    else if (first === "{" || first === "[") return yield* readWhole(pace, reading);
    // A comment, or one of data, event, id and retry.
    else if (/[:deir]/.test(first)) return yield* readStream(pace, controller, reading);
    else yield failed(first === "" ? cutShort : unreadable(asked, "chat completion"));
  } catch (error) {
    if (!pace.isExceeded()) throw error;
    yield failed(unreadable(asked, "chat completion"));
  }
  return undefined;
}

/** Some servers ignore `stream: true`, and some send an error with status 200. */
async function* readWhole(pace: Limited, { answer, asked }: Reading): Events {
  const read = readChunk({ data: await readText(pace.body, Infinity), event: null });
  if (read.kind === "error") return streamRefusal(read.error);
  if (read.kind !== "chunk" || !read.chunk.choices)
    yield failed(read.kind === "half" ? cutShort : unreadable(asked, "chat completion"));
  else yield* [...answer.add(read.chunk), ...answer.end(true)];
  return undefined;
}

async function* readStream(pace: Limited, controller: AbortController, { answer, asked }: Reading): Events {
  let sawDone = false;
  let hasSpoken = false;
  try {
    for await (const message of _iterSSEMessages(new Response(pace.body), controller)) {
      pace.reset();
      sawDone = message.data.trim() === "[DONE]";
      if (sawDone) break;
      if (message.data.trim() === "") continue;
      const read = readChunk(message);
      if (read.kind === "error" && !hasSpoken) return streamRefusal(read.error);
      // What comes after the end, and is no part of the answer, cannot spoil it any more.
      if (read.kind !== "chunk" && answer.isFinished()) continue;
      if (read.kind !== "chunk") {
        yield* [...answer.rest(), failed(asFailure(read, asked))];
        return undefined;
      }
      const events = answer.add(read.chunk);
      hasSpoken ||= events.length > 0;
      yield* events;
    }
    // The decoder ends without a word when it is aborted.
    controller.signal.throwIfAborted();
  } catch (error) {
    // What was finished stays finished, even if the connection breaks before the usage comes.
    if (!answer.isFinished()) {
      yield* answer.rest();
      throw error;
    }
  }
  yield* answer.end(sawDone);
  return undefined;
}

const failed = (failure: Failure): ProviderEvent => ({ kind: "failed", failure });

const asFailure = (read: Exclude<ReturnType<typeof readChunk>, { kind: "chunk" }>, asked: Asked): Failure => {
  switch (read.kind) {
    case "error":
      return streamFailure(read.error, asked);
    case "half":
      return cutShort;
    case "garbage":
      return unreadable(asked, "chat completion");
  }
};
