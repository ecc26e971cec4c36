import type { Files } from "./files.ts";

/** What sessions need from the machine. */
export interface SessionPorts {
  readonly files: Files;
  /** Milliseconds since 1970; may go back. */
  now(): number;
  randomBytes(count: number): Uint8Array;
  /** Runs `run` once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, run: () => void): () => void;
  /** This process, as other windows see it in a lock. */
  readonly owner: { readonly pid: number; readonly host: string };
  /** Whether a process of this host runs. */
  isAlive(pid: number): boolean;
}
