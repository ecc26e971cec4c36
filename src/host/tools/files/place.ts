import type { Files } from "../../../tools/ports.ts";

/** Where files lie, whatever editors show of them: this machine's disk, or a file system of VS Code's. */
export type Place = Pick<Files, "realpath" | "isLink" | "stat" | "list" | "read" | "chunks"> & {
  /** Whole or not at all, with the folders above it. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
};
