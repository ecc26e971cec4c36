import { join } from "node:path";

import type { Files } from "../files.ts";

export const indexPath = (root: string): string => join(root, "search.sqlite");

/** SQLite keeps what is not merged yet beside its file. */
export const INDEX_SUFFIXES = ["", "-wal", "-shm"] as const;

/** The words of deleted conversations go with it; the next search makes it anew. Where it is in use and cannot be removed, the next search forgets them. */
export async function removeIndex(root: string, files: Files): Promise<void> {
  for (const suffix of INDEX_SUFFIXES) await files.remove(indexPath(root) + suffix).catch(() => undefined);
}
