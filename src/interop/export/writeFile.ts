import { open, rename, rm } from "node:fs/promises";

/** Characters written at once. */
const CHUNK = 256 * 1024;

interface WriteOptions {
  readonly signal?: AbortSignal;
  /** Characters written so far. */
  readonly onProgress?: (characters: number) => void;
}

let drafts = 0;

/**
 * A file made of these pieces, in the place of what was there: whole, or not
 * at all. Lets other work go on in between. Rejects with the signal's reason
 * when it is cancelled, and with the system's error when the disk fails.
 */
export async function writeFileWhole(
  path: string,
  pieces: Iterable<string>,
  { signal, onProgress }: WriteOptions = {},
): Promise<void> {
  const draft = `${path}.${process.pid}-${++drafts}.tmp`;
  try {
    await writeAll(draft, chunksOf(pieces), {
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeAll(
  path: string,
  chunks: Iterable<string>,
  { signal, onProgress }: WriteOptions,
): Promise<void> {
  await using file = await open(path, "wx");
  let written = 0;
  for (const chunk of chunks) {
    signal?.throwIfAborted();
    await file.writeFile(chunk.toWellFormed());
    written += chunk.length;
    onProgress?.(written);
  }
  signal?.throwIfAborted();
  await file.sync();
}

/** Many small pieces as few large ones. */
export function* chunksOf(pieces: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}
