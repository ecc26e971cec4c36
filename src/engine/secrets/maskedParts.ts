import type { Redaction } from "../compactionEntry.ts";
import type { MessageEntry } from "../entries.ts";
import type { Part } from "../parts.ts";
import { addRedactions, maskSecrets } from "./maskSecrets.ts";

interface MaskedPart {
  readonly part: Part;
  readonly redactions: readonly Redaction[];
}

/** Once a part: the summarizer, the digest and the audit read the same head. */
const known = new WeakMap<Part, MaskedPart>();

/** The part without its secrets; the same one where it has none. */
export const maskedPart = (part: Part): Part => masked(part).part;

/** The messages without their secrets (row A4); those that have none are the same objects. */
export function maskedMessages(messages: readonly MessageEntry[]): readonly MessageEntry[] {
  return messages.map((message) => {
    const parts = message.parts.map(maskedPart);
    return parts.every((part, i) => part === message.parts[i]) ? message : { ...message, parts };
  });
}

/** What there is to mask in the messages, by kind. */
export const redactionsIn = (messages: readonly MessageEntry[]): Redaction[] =>
  addRedactions(...messages.flatMap(({ parts }) => parts.map((part) => masked(part).redactions)));

function masked(part: Part): MaskedPart {
  const before = known.get(part);
  if (before) return before;
  const made = maskPart(part);
  known.set(part, made);
  return made;
}

const WITHOUT = { redactions: [] } as const;

function maskPart(part: Part): MaskedPart {
  if (part.kind === "media") return { part, ...WITHOUT };
  const { text, redactions } = maskSecrets(part.kind === "call" ? part.args : part.text);
  if (redactions.length === 0) return { part, ...WITHOUT };
  return { part: part.kind === "call" ? { ...part, args: text } : { ...part, text }, redactions };
}
