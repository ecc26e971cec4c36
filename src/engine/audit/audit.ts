import type { Audit, EntryId, Fact, MessageEntry } from "../entries.ts";
import { filePieces } from "../reading/filePieces.ts";
import { readHead } from "../reading/head.ts";
import { toldRoot } from "../reading/place.ts";
import { maskedMessages } from "../secrets/maskedParts.ts";
import { coverageOf, isStated } from "./check.ts";
import { factsOf, type KnownFact } from "./facts.ts";
import { asSummary, printLedger } from "./ledger.ts";
import { likelyItems } from "./likely.ts";
import { mustItems, writtenItems } from "./must.ts";
import { readStated, type Stated } from "./stated.ts";
import { unsourcedIn } from "./unsourced.ts";

export interface AuditInput {
  readonly summary: string;
  /** What the summary replaces, oldest first: originals. */
  readonly messages: readonly MessageEntry[];
  /** The summary before it, and that one's ledger. */
  readonly anchor?: { readonly summary: string; readonly ledger: string };
  readonly pinned: ReadonlySet<EntryId>;
  /** What is sent beside the summary word for word: names that stand there need no place in the ledger. */
  readonly beside?: string;
  /** The ledger that stands behind it already; absent: one is printed. */
  readonly ledger?: string;
  /** Tokens that the ledger may have, as `count` counts them. */
  readonly budget: number;
  readonly count: (text: string) => number;
}

export interface Audited {
  /** Markdown; "" when nothing is missing or nothing fits. */
  readonly ledger: string;
  readonly audit: Audit;
}

/** As many as a card can show. */
const MOST_MISSING = 50;

/** Checks a summary against what it replaces (rows A1–A3). The same input gives the same result; linear in the messages. */
export function auditSummary({
  summary,
  messages,
  anchor,
  pinned,
  beside = "",
  ledger: standing,
  budget,
  count,
}: AuditInput): Audited {
  const head = readHead({ messages, anchor: asSummary(anchor?.ledger ?? "") });
  const files = filePieces(head);
  const facts = factsOf({ head, messages: maskedMessages(messages), files, pinned });
  const known = {
    place: head.place,
    paths: [...head.evidence.paths.keys(), ...files.map(({ file }) => file.path)],
  };
  const stated = readStated(summary, known);
  const found = facts.filter((fact) => isStated(fact, stated));
  const findings = {
    head,
    facts,
    files,
    stated,
    beside: readStated(`${summary}\n${beside}`, known),
  };
  const printed = (): string =>
    printLedger([...mustItems(findings), ...writtenItems(findings), ...likelyItems(findings)], {
      budget,
      count,
      root: summary.includes(head.place.root) ? "" : toldRoot(head.place),
      tell: stated.tell,
    });
  const ledger = standing ?? printed();
  const sources = {
    messages,
    anchor: `${anchor?.summary ?? ""}\n${anchor?.ledger ?? ""}`,
    isKnown: (text: string) => head.evidence.names.has(text) || head.evidence.paths.has(text),
  };
  return {
    ledger,
    audit: {
      facts: facts.length,
      found: found.length,
      coverage: coverageOf(facts, found),
      missing: missingIn(facts, [stated, readStated(ledger, known)]),
      unsourced: unsourcedIn(summary, sources),
    },
  };
}

/** What none of the texts states, the weightiest first, then the newest. */
function missingIn(facts: readonly KnownFact[], texts: readonly Stated[]): Fact[] {
  return facts
    .filter((fact) => !texts.some((stated) => isStated(fact, stated)))
    .toSorted((a, b) => b.weight - a.weight || b.at - a.at)
    .slice(0, MOST_MISSING)
    .map(({ kind, text, source }) => ({ kind, text, source }));
}
