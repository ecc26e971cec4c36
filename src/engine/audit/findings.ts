import type { FilePiece } from "../reading/filePieces.ts";
import type { Head } from "../reading/head.ts";
import type { KnownFact } from "./facts.ts";
import type { Stated } from "./stated.ts";

export interface Findings {
  /** Its `earlier` is the previous ledger. */
  readonly head: Head;
  readonly facts: readonly KnownFact[];
  readonly files: readonly FilePiece[];
  readonly stated: Stated;
  /** What the summary states, or what is sent beside it. */
  readonly beside: Stated;
}
