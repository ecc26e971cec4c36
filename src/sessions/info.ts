import type { Entry, MessageEntry } from "../engine/entries.ts";
import { titleFrom } from "./titles.ts";

/** A session as lists show it. */
export interface SessionInfo {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970, as `changed`. */
  readonly created: number;
  readonly changed: number;
  /** On the disk: the log and its blobs. */
  readonly bytes: number;
  readonly messages: number;
  /** Of all messages, as counted when they were appended; summaries save nothing here. */
  readonly tokens: number;
  /** Why it cannot be opened, or only for reading; one sentence. */
  readonly problem?: string;
}

/** What `SessionInfo` says of the entries; one more entry costs the same in a long session as in a short one. */
export interface Tally {
  readonly given: string | undefined;
  readonly firstWords: string | undefined;
  readonly created: number | undefined;
  readonly changed: number;
  readonly messages: number;
  readonly tokens: number;
}

export const EMPTY_TALLY: Tally = {
  given: undefined,
  firstWords: undefined,
  created: undefined,
  changed: 0,
  messages: 0,
  tokens: 0,
};

export function addToTally(tally: Tally, entry: Entry): Tally {
  const created = tally.created ?? entry.at;
  const next = { ...tally, created, changed: Math.max(tally.changed, entry.at) };
  if (entry.kind === "title") return { ...next, given: entry.title };
  if (entry.kind !== "message") return next;
  return {
    ...next,
    firstWords: tally.firstWords ?? (entry.role === "user" ? titleFrom(textOf(entry)) : undefined),
    messages: tally.messages + 1,
    tokens: entry.parts.reduce((sum, part) => sum + part.tokens, tally.tokens),
  };
}

export const UNTITLED = "New conversation";

/** The last title given, else the beginning of what the user said first. */
const titleOf = ({ given, firstWords }: Tally): string => titleFrom(given ?? "") ?? firstWords ?? UNTITLED;

/** `created`: what the header says, if there is one. */
export function infoOf(facts: {
  readonly id: string;
  readonly tally: Tally;
  readonly bytes: number;
  readonly created: number | undefined;
  readonly problem: string | undefined;
}): SessionInfo {
  const { id, tally, bytes, problem } = facts;
  const created = facts.created ?? tally.created ?? 0;
  const changed = Math.max(created, tally.changed);
  const info = { id, title: titleOf(tally), created, changed, bytes, messages: tally.messages };
  return { ...info, tokens: tally.tokens, ...(problem === undefined ? {} : { problem }) };
}

const textOf = (message: MessageEntry): string =>
  message.parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
