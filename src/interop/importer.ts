import type { Found } from "./found.ts";
import type { Imported } from "./imported.ts";
import type { Pace } from "./pace.ts";

/** What an importer makes of a file; what it left out is in the tally that it was given. */
export type Draft = Omit<Imported, "kind" | "format" | "counts" | "leftOut">;

export interface Finish {
  readonly pace: Pace;
  /** The time of a conversation that records none. */
  readonly start: number;
  /** Which conversation, from 0. */
  readonly pick: number;
}

/** Reads one format. Takes any value without an exception, and does little work at a time. */
export interface Importer {
  accept(found: Found): void;
  /** How many conversations the file held; only to be asked when all is accepted. */
  conversations(): number;
  /** `pick` is one of them. */
  finish(how: Finish): Promise<Draft>;
}
