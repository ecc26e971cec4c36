import { t } from "../l10n/l10n.ts";
import type { LeftOut } from "./imported.ts";

/** All that an import may leave out, as a person reads it behind a count: one, several. */
const WORDS = {
  otherRow: [t("row of another kind"), t("rows of other kinds")],
  unreadableRow: [t("row that makes no sense"), t("rows that make no sense")],
  brokenJson: [t("line or record that is not valid JSON"), t("lines or records that are not valid JSON")],
  hugeRow: [t("row over 256 MB"), t("rows over 256 MB")],
  unfinished: [t("record that breaks off at the end of the file"), t("records that break off")],
  break: [t("break in the file, with all that follows it"), t("breaks in the file, with all that follows")],
  sidechain: [t("row of a subagent"), t("rows of subagents")],
  commandEcho: [
    t("echo of a command of the other program's own interface"),
    t("echoes of commands of the other program's own interface"),
  ],
  apiError: [t("message made up by the other program"), t("messages made up by the other program")],
  noSummary: [t("compaction without a summary"), t("compactions without a summary")],
  cleared: [
    t("mark where the other program cleared old tool output (the output itself is here)"),
    t("marks where the other program cleared old tool output (the output itself is here)"),
  ],
  emptyReasoning: [t("encrypted or empty reasoning"), t("encrypted or empty reasonings")],
  otherPart: [t("part of another kind"), t("parts of other kinds")],
  remoteImage: [
    t("image that is only a link (kept as text)"),
    t("images that are only links (kept as text)"),
  ],
  emptyMessage: [t("empty message"), t("empty messages")],
  otherRole: [t("message in another role"), t("messages in other roles")],
  simulatedUser: [t("call or result of the simulated user"), t("calls and results of the simulated user")],
  otherConversation: [t("other conversation of the file"), t("other conversations of the file")],
} as const satisfies Record<string, readonly [one: string, several: string]>;

type Omission = keyof typeof WORDS;

const MOST_DETAILS = 6;

/** Counts what an import leaves out. */
export class Tally {
  readonly #counts = new Map<Omission, number>();
  readonly #details = new Map<Omission, Set<string>>();

  /** `detail` names a kind within the omission; it may come from a hostile file. */
  add(omission: Omission, detail?: string): void {
    this.addMany(omission, 1);
    if (detail === undefined) return;
    const known = this.#details.get(omission) ?? new Set();
    if (known.size <= MOST_DETAILS) known.add(printable(detail));
    this.#details.set(omission, known);
  }

  addMany(omission: Omission, count: number): void {
    if (count > 0) this.#counts.set(omission, (this.#counts.get(omission) ?? 0) + count);
  }

  has(omission: Omission): boolean {
    return this.#counts.has(omission);
  }

  list(): LeftOut[] {
    return [...this.#counts].map(([omission, count]) => ({ count, what: this.#words(omission, count) }));
  }

  #words(omission: Omission, count: number): string {
    const words = WORDS[omission][count === 1 ? 0 : 1];
    const details = [...(this.#details.get(omission) ?? [])];
    if (details.length === 0) return words;
    const shown = details.slice(0, MOST_DETAILS).join(", ");
    return `${words} (${shown}${details.length > MOST_DETAILS ? ", …" : ""})`;
  }
}

const printable = (text: string): string => text.slice(0, 40).replace(/[^\p{L}\p{N}_ .:/-]/gu, "?");
