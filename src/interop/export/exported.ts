import type { Entry } from "../../engine/entries.ts";

/** A conversation to export. */
export interface Exported {
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** Lines of the log that this version does not understand, as they stand there. */
  readonly opaque?: readonly string[];
}

/**
 * `markdown`: to be read by people. `log`: everything, one JSON entry a line, as it is stored; can be
 * imported again as it was. `sent`: what the model would be sent now, and `everything`: all that was said
 * in the original, both as a message list in OpenAI's style.
 */
export type ExportFormat = "markdown" | "log" | "sent" | "everything";
