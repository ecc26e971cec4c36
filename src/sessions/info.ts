import type { Entry, EntryId, MessageEntry } from "../engine/entries.ts";
import { t } from "../l10n/l10n.ts";
import type { ReadOnly } from "./readOnly.ts";
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
  /** Compactions that are not undone. */
  readonly compactions: number;
  /** Why it cannot be opened, or only for reading; one sentence, and what kind of reason that is. */
  readonly problem?: string;
  readonly reason?: ReadOnly["reason"];
}

/** What `SessionInfo` says of the entries; one more entry costs the same in a long session as in a short one. */
export interface Tally {
  readonly given: string | undefined;
  readonly firstWords: string | undefined;
  readonly created: number | undefined;
  readonly changed: number;
  readonly messages: number;
  readonly tokens: number;
  readonly compactions: readonly EntryId[];
  /** Compactions and prunes that are undone as a whole. */
  readonly undone: readonly EntryId[];
}

export const EMPTY_TALLY: Tally = {
  given: undefined,
  firstWords: undefined,
  created: undefined,
  changed: 0,
  messages: 0,
  tokens: 0,
  compactions: [],
  undone: [],
};

export function addToTally(tally: Tally, entry: Entry): Tally {
  const created = tally.created ?? entry.at;
  const next = { ...tally, created, changed: Math.max(tally.changed, entry.at) };
  switch (entry.kind) {
    case "title":
      return { ...next, given: entry.title };
    case "compaction":
      return { ...next, compactions: [...tally.compactions, entry.id] };
    case "revert":
      return entry.parts ? next : { ...next, undone: [...tally.undone, entry.target] };
    case "reapply":
      return entry.parts ? next : { ...next, undone: tally.undone.filter((id) => id !== entry.target) };
    case "message":
      return withMessage(next, entry);
    default:
      return next;
  }
}

function withMessage(tally: Tally, entry: MessageEntry): Tally {
  return {
    ...tally,
    firstWords: tally.firstWords ?? (entry.role === "user" ? titleFrom(textOf(entry)) : undefined),
    messages: tally.messages + 1,
    tokens: entry.parts.reduce((sum, part) => sum + part.tokens, tally.tokens),
  };
}

export const UNTITLED = t("New conversation");

/** The last title given, else the beginning of what the user said first. */
const titleOf = ({ given, firstWords }: Tally): string => titleFrom(given ?? "") ?? firstWords ?? UNTITLED;

/** `created`: what the header says, if there is one. */
export function infoOf(facts: {
  readonly id: string;
  readonly tally: Tally;
  readonly bytes: number;
  readonly created: number | undefined;
  readonly flaw: ReadOnly | undefined;
}): SessionInfo {
  const { id, tally, bytes, flaw } = facts;
  const created = facts.created ?? tally.created ?? 0;
  const changed = Math.max(created, tally.changed);
  const info = { id, title: titleOf(tally), created, changed, bytes, messages: tally.messages };
  const compactions = tally.compactions.filter((one) => !tally.undone.includes(one)).length;
  const trouble = flaw ? { problem: flaw.error.what, reason: flaw.reason } : {};
  return { ...info, tokens: tally.tokens, compactions, ...trouble };
}

const textOf = (message: MessageEntry): string =>
  message.parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
