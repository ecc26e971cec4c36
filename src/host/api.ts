import type { CountExactly } from "../chat/counting.ts";
import type { Listeners } from "./hooks/listeners.ts";

/** What other extensions may use. */
export interface Api {
  /** Exact tokens of each text in the o200k vocabulary; undefined while the process that counts is away. */
  readonly countTokens: CountExactly;
  /** Before each compaction: a listener may add instructions for the summary, or veto (row H1). */
  readonly onWillCompact: Listeners["onWillCompact"];
  /** After each compaction, with the summary and figures. */
  readonly onDidCompact: Listeners["onDidCompact"];
}
