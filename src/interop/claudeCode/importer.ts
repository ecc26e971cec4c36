import { t } from "../../l10n/l10n.ts";
import type { Found } from "../found.ts";
import type { Draft, Finish, Importer } from "../importer.ts";
import type { Tally } from "../leftOut.ts";
import { sound } from "../loose.ts";
import { textIn, type LoosePart } from "../looseParts.ts";
import type { Pace } from "../pace.ts";
import { Thread, type Handle } from "../thread.ts";
import { timeOf } from "../time.ts";
import { titleOf } from "../titles.ts";
import { contentOf } from "./blocks.ts";
import { isCommandEcho } from "./echo.ts";
import { claudeRow, queuedPrompt, usageOf, type ClaudeMessage, type ClaudeRow } from "./row.ts";

type Content = ClaudeMessage["content"] | readonly unknown[];

interface Boundary {
  readonly cut: number;
  readonly trigger: "auto" | "manual" | "unknown";
  readonly tokensBefore?: number;
}

/**
 * Reads a session log in file order. The tree of `parentUuid` is not walked:
 * it loses results of parallel calls, and after a compaction it points nowhere.
 */
export class ClaudeCodeImporter implements Importer {
  readonly #tally: Tally;
  readonly #thread: Thread;
  readonly #sidechain: ClaudeRow[] = [];
  readonly #uuids = new Set<string>();
  readonly #summaries: { readonly text: string; readonly leaf: string | undefined }[] = [];
  readonly #billed = new Set<string>();
  #boundaries = 0;
  #boundary: Boundary | undefined;
  #open: { readonly key: string; readonly handle: Handle } | undefined;
  #customTitle: string | undefined;
  #firstPrompt: string | undefined;
  #rows = 0;

  constructor(tally: Tally) {
    this.#tally = tally;
    this.#thread = new Thread(tally);
  }

  accept({ value }: Found): void {
    const row = claudeRow.safeParse(value);
    if (!row.success) return this.#tally.add("unreadableRow");
    if (row.data.uuid) this.#uuids.add(row.data.uuid);
    if (!row.data.isSidechain) return this.#take(row.data);
    if (row.data.message) this.#sidechain.push(row.data);
    else this.#leaveOut(row.data);
  }

  conversations(): number {
    return 1;
  }

  /** A subagent's own log has nothing but a sidechain: there, that is the conversation. */
  async finish({ start, pace }: Finish): Promise<Draft> {
    if (this.#thread.isEmpty) await this.#takeSidechain(pace);
    else this.#tally.addMany("sidechain", this.#sidechain.length);
    this.#dropBoundary();
    const title = this.#title();
    return {
      items: await this.#thread.items(start, pace),
      conversations: [{ title: title ?? "", messages: this.#rows }],
      picked: 0,
      formatName: t("Claude Code session log"),
      ...(title === undefined ? {} : { title }),
    };
  }

  async #takeSidechain(pace: Pace): Promise<void> {
    for (const row of this.#sidechain) {
      this.#take(row);
      await pace.breathe();
    }
  }

  #take(row: ClaudeRow): void {
    if (row.subtype === "compact_boundary") return this.#startBoundary(row);
    if (row.subtype === "microcompact_boundary") return this.#tally.add("cleared");
    const content = row.type === "user" ? row.message?.content : queuedPrompt(row);
    if (content !== undefined) return this.#user(row, content);
    if (row.type === "assistant" && row.message) return this.#assistant(row, row.message);
    if (row.customTitle !== undefined) this.#customTitle = row.customTitle;
    else if (row.type === "summary") this.#summaries.push({ text: row.summary ?? "", leaf: row.leafUuid });
    else this.#leaveOut(row);
  }

  #leaveOut({ type, subtype }: ClaudeRow): void {
    if (type === "user" || type === "assistant") this.#tally.add("unreadableRow");
    else this.#tally.add("otherRow", subtype ?? type ?? "unnamed");
  }

  #startBoundary({ compactMetadata }: ClaudeRow): void {
    this.#dropBoundary();
    const { trigger, preTokens } = compactMetadata ?? {};
    this.#boundary = {
      cut: this.#boundaries++,
      trigger: trigger === "auto" || trigger === "manual" ? trigger : "unknown",
      ...(preTokens ? { tokensBefore: preTokens } : {}),
    };
  }

  #dropBoundary(): void {
    if (this.#boundary) this.#tally.add("noSummary");
    this.#boundary = undefined;
  }

  #user(row: ClaudeRow, content: Content): void {
    const { parts, results } = contentOf(content, this.#tally);
    const at = timeOf(row.timestamp);
    for (const result of results) this.#thread.result(result, at);
    if (row.isCompactSummary && this.#summary(parts, at)) return;
    if (isCommandEcho(parts)) return this.#tally.add("commandEcho");
    if (parts.length === 0 && results.length > 0) return;
    this.#open = undefined;
    this.#rows++;
    if (!row.isMeta) this.#firstPrompt ??= promptIn(parts);
    this.#thread.add("user", parts, { at });
  }

  /** False where the row is no compaction: the beginning of a conversation that goes on from another file. */
  #summary(parts: readonly LoosePart[], at: number | undefined): boolean {
    const summary = textIn(parts).trim();
    if (summary === "") return true;
    const boundary = this.#boundary;
    this.#boundary = undefined;
    if (this.#thread.isEmpty) return false;
    this.#open = undefined;
    this.#thread.compaction({ kind: "compaction", trigger: "unknown", ...boundary, summary }, at);
    return true;
  }

  #assistant(row: ClaudeRow, message: ClaudeMessage): void {
    if (row.isApiErrorMessage || message.model === "<synthetic>") return this.#tally.add("apiError");
    const { parts, results } = contentOf(message.content, this.#tally);
    const at = timeOf(row.timestamp);
    for (const result of results) this.#thread.result(result, at);
    const key = message.id && [message.id, message.model, row.requestId].join(" ");
    const open = key && this.#open?.key === key ? this.#open.handle : undefined;
    const isBilled = !open && key && this.#billed.has(key);
    const handle = open ?? this.#answer(key, at, message);
    this.#thread.extend(handle, parts, isBilled ? undefined : usageOf(message));
  }

  /** One answer is several rows, one block each, with the same id; results may stand between them. */
  #answer(key: string | undefined, at: number | undefined, { model }: ClaudeMessage): Handle {
    this.#rows++;
    const handle = this.#thread.add("assistant", [], { at, ...(model ? { model: sound(model) } : {}) });
    this.#open = key === undefined ? undefined : { key, handle };
    if (key) this.#billed.add(key);
    return handle;
  }

  #title(): string | undefined {
    const summary = this.#summaries.findLast(({ leaf }) => leaf !== undefined && this.#uuids.has(leaf))?.text;
    return titleOf(this.#customTitle ?? "") ?? titleOf(summary ?? "") ?? titleOf(this.#firstPrompt ?? "");
  }
}

/** The first text that a person wrote: what starts with a tag was put there by the program. */
const promptIn = (parts: readonly LoosePart[]): string | undefined =>
  parts.flatMap((part) => (part.kind === "text" && !/^\s*<[\w-]+>/.test(part.text) ? [part.text] : []))[0];
