import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";

import { hasCode } from "../../sessions/storageError.ts";
import type { CallRef, KeptOutput, KeptOutputs } from "../../tools/ports.ts";
import { onFiles } from "./files/diskProblem.ts";
import { trimFolder } from "./trimFolder.ts";

const MB = 1024 * 1024;

/** Bytes of one output. */
const MOST = 100 * MB;
const cutWords = (most: number): string =>
  `\n[The output was longer than ${most / MB} MB. The rest was not kept.]\n`;

/** Bytes of all conversations' outputs together; those of the oldest conversation go first. */
const MOST_OF_ALL = 1024 * MB;

/** Outputs of commands in a folder of the extension's storage, each conversation's in one of its own; `most` bytes of each. */
export function keptOutputsIn(folder: string, most: number = MOST): KeptOutputs {
  let trimmed: Promise<void> | undefined;
  return {
    folder: folder.replaceAll("\\", "/"),
    open: (call) =>
      onFiles(async () => {
        await (trimmed ??= trimFolder(folder, MOST_OF_ALL));
        return openOutput(folder, call, most);
      }),
  };
}

async function openOutput(folder: string, { session, callId }: CallRef, most: number): Promise<KeptOutput> {
  const own = join(folder, safeName(session));
  await mkdir(own, { recursive: true });
  const { path, file } = await create(join(own, safeName(callId)));
  let left = most;
  return {
    path: path.replaceAll("\\", "/"),
    write: (text) =>
      onFiles(async () => {
        if (left <= 0) return;
        const bytes = Buffer.from(text);
        await file.write(bytes.subarray(0, left));
        if (bytes.length > left) await file.write(cutWords(most));
        left -= bytes.length;
      }),
    close: () => onFiles(() => file.close()),
  };
}

/** Ids come from servers: they are no names for files. */
const safeName = (id: string): string => id.replaceAll(/[^\w-]/g, "_").slice(0, 80) || "call";

/** A file that was not there before: the second of a call gets a number. */
async function create(base: string): Promise<{ path: string; file: FileHandle }> {
  for (let number = 1; ; number++) {
    const path = `${base}${number > 1 ? `-${number}` : ""}.txt`;
    try {
      return { path, file: await open(path, "wx") };
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
  }
}
