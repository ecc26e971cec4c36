import type { CompactionEntry, Entry, Fact } from "../entries.ts";
import { filePieces } from "../reading/filePieces.ts";
import { readHead } from "../reading/head.ts";
import { maskedMessages } from "../secrets/maskedParts.ts";
import { project } from "../transcript.ts";
import { replacedBy } from "./auditEdit.ts";
import { isStated } from "./check.ts";
import { factsOf } from "./facts.ts";
import { asSummary } from "./ledger.ts";
import { readStated } from "./stated.ts";

/** A fact that a summary was checked for, and where it stands. */
export interface CheckedFact extends Fact {
  readonly stands: "summary" | "ledger" | "nowhere";
}

/**
 * Every fact that `markdown` was checked for (row A2), oldest first of each
 * kind, for those who want to see them all: the log keeps their number and what
 * is missing. Linear in the log.
 */
export function checkedFacts(
  entries: readonly Entry[],
  { compaction, markdown }: { readonly compaction: CompactionEntry; readonly markdown: string },
): CheckedFact[] {
  const before = project(entries.slice(0, entries.indexOf(compaction)));
  const messages = replacedBy(compaction, before);
  const head = readHead({ messages, anchor: asSummary(before.anchor?.compaction.ledger ?? "") });
  const files = filePieces(head);
  const known = {
    place: head.place,
    paths: [...head.evidence.paths.keys(), ...files.map(({ file }) => file.path)],
  };
  const summary = readStated(markdown, known);
  const ledger = readStated(compaction.ledger ?? "", known);
  const facts = factsOf({ head, messages: maskedMessages(messages), files, pinned: before.pinned });
  return facts.map((fact): CheckedFact => {
    const { kind, text, source } = fact;
    const inLedger = isStated(fact, ledger) ? "ledger" : "nowhere";
    return { kind, text, source, stands: isStated(fact, summary) ? "summary" : inLedger };
  });
}
