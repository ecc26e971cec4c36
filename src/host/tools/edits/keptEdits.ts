import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import * as z from "zod";

import { hasCode } from "../../../sessions/storageError.ts";
import type { CallRef } from "../../../tools/ports.ts";
import { trimFolder } from "../trimFolder.ts";

/** One file as it was before a call and as the call has left it; undefined: there was none. */
export interface KeptEdit {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
}

/** Bytes of all edits together; the oldest go first. */
const MOST = 200 * 1024 * 1024;

/** Edits after which the folder is looked through again. */
const TRIM_EVERY = 25;

const about = z.object({ path: z.string(), isBefore: z.boolean(), isAfter: z.boolean() });

/** What files were before edits, in the extension's storage: one folder a call. */
export class KeptEdits {
  readonly #folder: string;
  #sinceTrim = TRIM_EVERY;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(call: CallRef, { path, before, after }: KeptEdit): Promise<void> {
    const folder = this.#folderOf(call);
    await mkdir(folder, { recursive: true });
    await Promise.all([
      before && writeFile(join(folder, "before"), before),
      after && writeFile(join(folder, "after"), after),
    ]);
    const told = { path, isBefore: before !== undefined, isAfter: after !== undefined };
    await writeFile(join(folder, "edit.json"), JSON.stringify(told));
    if (++this.#sinceTrim < TRIM_EVERY) return;
    this.#sinceTrim = 0;
    await trimFolder(this.#folder, MOST);
  }

  /** Undefined where nothing is kept of this call, or no longer. */
  async recall(call: CallRef): Promise<KeptEdit | undefined> {
    const folder = this.#folderOf(call);
    try {
      const { path, isBefore, isAfter } = about.parse(
        JSON.parse(await readFile(join(folder, "edit.json"), "utf8")),
      );
      const [before, after] = await Promise.all([
        isBefore ? readFile(join(folder, "before")) : undefined,
        isAfter ? readFile(join(folder, "after")) : undefined,
      ]);
      return { path, before, after };
    } catch (error) {
      const isDamaged = error instanceof SyntaxError || error instanceof z.ZodError;
      if (isDamaged || hasCode(error, "ENOENT")) return undefined;
      throw error;
    }
  }

  async forget(call: CallRef): Promise<void> {
    await rm(this.#folderOf(call), { recursive: true, force: true });
  }

  /** Ids come from servers: they are no names for folders. */
  #folderOf({ session, callId }: CallRef): string {
    return join(
      this.#folder,
      createHash("sha256").update(`${session}\n${callId}`).digest("hex").slice(0, 32),
    );
  }
}
