import { randomUUID } from "node:crypto";

import { _iterSSEMessages } from "openai/core/streaming";

import { parseJson, readText } from "../body.ts";
import { cutShort } from "../ending.ts";
import { type Asked, streamFailure, unreadable, webPage } from "../failures.ts";
import type { Failure, ProviderEvent } from "../provider.ts";
import { type Answer, startAnswer } from "./answer.ts";
import { type Chunk, chunkSchema } from "./chunk.ts";
import { peek } from "./peek.ts";

type Events = AsyncGenerator<ProviderEvent, void, undefined>;

/** Bytes of an answer that comes whole; one that streams has no limit. */
const LONGEST_WHOLE_ANSWER = 16 * 1024 * 1024;

interface Reading {
  readonly answer: Answer;
  readonly asked: Asked;
}

/** The events of a body that came with a good status. `controller` ends the reading. */
export async function* readAnswer(
  body: ReadableStream<Uint8Array>,
  controller: AbortController,
  asked: Asked,
): Events {
  const start = await peek(body);
  const reading = { answer: startAnswer(() => `call_${randomUUID()}`), asked };
  if (start.first === "<") yield failed(webPage(asked));
  else if (start.first === "{" || start.first === "[") yield* readWhole(start.body, reading);
  // A comment, or one of data, event, id and retry.
  else if (/[:deir]/.test(start.first)) yield* readStream(start.body, controller, reading);
  else yield failed(start.first === "" ? cutShort : unreadable(asked, "chat completion"));
}

/** Some servers ignore `stream: true`, and some send an error with status 200. */
async function* readWhole(body: ReadableStream<Uint8Array>, { answer, asked }: Reading): Events {
  const read = readChunk({ data: await readText(body, LONGEST_WHOLE_ANSWER), event: null }, asked);
  if ("failure" in read) yield failed(read.failure);
  else if (!read.chunk.choices) yield failed(unreadable(asked, "chat completion"));
  else yield* [...answer.add(read.chunk), ...answer.end(true)];
}

async function* readStream(
  body: ReadableStream<Uint8Array>,
  controller: AbortController,
  { answer, asked }: Reading,
): Events {
  let sawDone = false;
  try {
    for await (const message of _iterSSEMessages(new Response(body), controller)) {
      sawDone = message.data.trim() === "[DONE]";
      if (sawDone) break;
      if (message.data.trim() === "") continue;
      const read = readChunk(message, asked);
      if ("failure" in read) {
        yield failed(read.failure);
        return;
      }
      yield* answer.add(read.chunk);
    }
    // The decoder ends without a word when it is aborted.
    controller.signal.throwIfAborted();
  } catch (error) {
    // What was finished stays finished, even if the connection breaks before the usage comes.
    if (!answer.isFinished()) throw error;
  }
  yield* answer.end(sawDone);
}

const failed = (failure: Failure): ProviderEvent => ({ kind: "failed", failure });

const readChunk = (
  { data, event }: { data: string; event: string | null },
  asked: Asked,
): { readonly chunk: Chunk } | { readonly failure: Failure } => {
  const json = parseJson(data);
  if (json === undefined) return { failure: isHalf(data) ? cutShort : unreadable(asked, "chat completion") };
  if (event === "error" || isError(json)) return { failure: streamFailure(json, asked) };
  const chunk = chunkSchema.safeParse(json);
  return chunk.success ? { chunk: chunk.data } : { failure: unreadable(asked, "chat completion") };
};

/** What is left when an unframed connection is closed in the middle of an event. */
const isHalf = (data: string): boolean => data.startsWith("{") && !data.trimEnd().endsWith("}");

/** `{error: …}`, but not `error: null`; `{object: "error"}` from vLLM and Mistral. */
const isError = (json: unknown): boolean =>
  typeof json === "object" &&
  json !== null &&
  (("error" in json && Boolean(json.error)) || ("object" in json && json.object === "error"));
