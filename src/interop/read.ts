import { t } from "../l10n/l10n.ts";
import type { ImportProgress, Source } from "./imported.ts";
import type { Tally } from "./leftOut.ts";

/** Bytes or characters handed on at once, so that no step on the way takes long. */
const PIECE = 64 * 1024;
/** Characters. Against archives that unpack without end. */
const MOST_TEXT = 1024 ** 3;

interface Reading {
  readonly tally: Tally;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * The text of a file in pieces: unpacked, decoded, without its byte order
 * mark. A file that cannot be read to its end ends early, and the tally says so.
 */
export async function* readText(source: Source, reading: Reading): AsyncGenerator<string> {
  const bytes = untilBreak(source.chunks, () => reading.tally.add("break", t("unreadable")));
  const chunks = inPieces(bytes, source.size, reading);
  try {
    let length = 0;
    for await (const piece of decoded(await unpacked(chunks, reading.tally))) {
      length += piece.length;
      if (length > MOST_TEXT) return reading.tally.add("break", t("more than 1 GB of text"));
      yield piece;
    }
  } finally {
    await chunks.return(undefined);
  }
}

type Chunk = Uint8Array | string;

async function* inPieces(chunks: AsyncIterable<Chunk>, size: number | undefined, reading: Reading) {
  const total = size === undefined ? {} : { total: size };
  let read = 0;
  for await (const chunk of chunks)
    for (let from = 0; from < chunk.length; from += PIECE) {
      const piece: Chunk = chunk.slice(from, from + PIECE);
      read += piece.length;
      reading.onProgress?.({ read, ...total });
      yield piece;
    }
}

async function* untilBreak<T>(chunks: AsyncIterable<T>, onBreak: () => void): AsyncGenerator<T> {
  try {
    yield* chunks;
  } catch {
    onBreak();
  }
}

async function unpacked(chunks: AsyncGenerator<Chunk>, tally: Tally): Promise<AsyncIterable<Chunk>> {
  const first = await firstOf(chunks);
  const whole = rejoined(first, chunks);
  if (!isGzip(first)) return whole;
  return untilBreak(gunzip(whole), () => tally.add("break", t("damaged compression")));
}

/** Enough of the beginning to tell what the bytes are. */
async function firstOf(chunks: AsyncGenerator<Chunk>): Promise<Chunk> {
  let first: Chunk = "";
  while (first.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    first = first.length === 0 ? next.value : joined(first, next.value);
  }
  return first;
}

function joined(a: Chunk, b: Chunk): Chunk {
  if (typeof a === "string" && typeof b === "string") return a + b;
  return new Uint8Array([...asBytes(a), ...asBytes(b)]);
}

const asBytes = (chunk: Chunk): Uint8Array =>
  typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;

async function* rejoined<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

const isGzip = (start: Chunk): boolean => typeof start !== "string" && start[0] === 0x1f && start[1] === 0x8b;

async function* gunzip(chunks: AsyncIterable<Chunk>): AsyncGenerator<Uint8Array> {
  const bytes = ReadableStream.from(mapped(chunks));
  yield* bytes.pipeThrough(new DecompressionStream("gzip")) as AsyncIterable<Uint8Array>;
}

async function* mapped(chunks: AsyncIterable<Chunk>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunks) yield new Uint8Array(asBytes(chunk));
}

async function* decoded(chunks: AsyncIterable<Chunk>): AsyncGenerator<string> {
  let decoder: ReturnType<typeof decoderFor> | undefined;
  for await (const chunk of chunks)
    if (typeof chunk === "string") yield chunk;
    else {
      decoder ??= decoderFor(chunk);
      yield decoder.decode(chunk, { stream: true });
    }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

/** UTF-8, unless a byte order mark says otherwise: Windows shells write redirected output in UTF-16. */
function decoderFor(start: Uint8Array) {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder("utf-16le");
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder("utf-16be");
  return new TextDecoder();
}
