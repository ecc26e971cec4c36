import type { Entry, MessageEntry } from "../../engine/entries.ts";
import { partKey } from "../../engine/entries.ts";
import { project } from "../../engine/transcript.ts";

/** A message of the log by its number, counted from 1: that never changes, and is easier to write than an id. */
export interface Numbered {
  readonly number: number;
  readonly message: MessageEntry;
}

/** The log's messages and which of them the model cannot see any more. */
export interface History {
  readonly messages: readonly MessageEntry[];
  /** Whether a summary or a stub stands in its place. */
  readonly isHidden: (number: number) => boolean;
}

/** Linear. */
export function historyOf(entries: readonly Entry[]): History {
  const messages = entries.filter((entry) => entry.kind === "message");
  const { anchor, pruned } = project(entries);
  const isCovered = (index: number): boolean =>
    anchor !== undefined && index >= anchor.from && index < anchor.to;
  const isPruned = ({ id, parts }: MessageEntry): boolean =>
    parts.some((_, part) => pruned.has(partKey({ message: id, part })));
  return {
    messages,
    isHidden: (number) => {
      const message = messages[number - 1];
      return message !== undefined && (isCovered(number - 1) || (pruned.size > 0 && isPruned(message)));
    },
  };
}

/** "#12 assistant, 2026-03-01 14:05"; the time is UTC. */
export const headOfMessage = ({ number, message }: Numbered): string =>
  `#${number} ${message.role}, ${timeWords(message.at)}`;

function timeWords(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? "at an unknown time"
    : date.toISOString().slice(0, 16).replace("T", " ");
}
