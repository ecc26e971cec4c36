import type { LeftOut } from "./imported.ts";

/** All that an import may leave out, as a person reads it behind a count: one, several. */
const WORDS = {
  otherRow: ["row of another kind", "rows of other kinds"],
  unreadableRow: ["row that makes no sense", "rows that make no sense"],
  brokenJson: ["line or record that is not valid JSON", "lines or records that are not valid JSON"],
  hugeRow: ["row over 256 MB", "rows over 256 MB"],
  unfinished: ["record that breaks off at the end of the file", "records that break off"],
  break: ["break in the file, with all that follows it", "breaks in the file, with all that follows"],
  sidechain: ["row of a subagent", "rows of subagents"],
  commandEcho: [
    "echo of a command of the other program's own interface",
    "echoes of commands of the other program's own interface",
  ],
  apiError: ["message made up by the other program", "messages made up by the other program"],
  noSummary: ["compaction without a summary", "compactions without a summary"],
  cleared: [
    "mark where the other program cleared old tool output (the output itself is here)",
    "marks where the other program cleared old tool output (the output itself is here)",
  ],
  emptyReasoning: ["encrypted or empty reasoning", "encrypted or empty reasonings"],
  otherPart: ["part of another kind", "parts of other kinds"],
  remoteImage: ["image that is only a link (kept as text)", "images that are only links (kept as text)"],
  emptyMessage: ["empty message", "empty messages"],
  otherRole: ["message in another role", "messages in other roles"],
  simulatedUser: ["call or result of the simulated user", "calls and results of the simulated user"],
  otherConversation: ["other conversation of the file", "other conversations of the file"],
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

const printable = (text: string): string => text.slice(0, 40).replace(/[^\w .:/-]/g, "?");
