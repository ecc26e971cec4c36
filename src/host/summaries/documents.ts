import type { Conversation } from "../../chat/conversation.ts";
import type { Conversations } from "../../chat/conversations.ts";
import type { Entry } from "../../engine/entries.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
import { t } from "../../l10n/l10n.ts";
import { SessionGone } from "../../sessions/openSession.ts";
import type { Address } from "../../summaries/address.ts";
import { printOriginals } from "../../summaries/originals.ts";
import { currentOf, type Version, versionsOf } from "../../summaries/versions.ts";

export interface SummaryText {
  readonly text: string;
  /** When it became what it is. Milliseconds since 1970; never goes back. */
  readonly changed: number;
  readonly isWritable: boolean;
}

/** The live summary of this session is another one, or gone. */
export type LiveChange = { readonly session: string; readonly isGone: boolean };

type Where = Pick<Conversations, "at" | "list" | "onEvent">;

/** The documents of all conversations, as texts. */
export class SummaryDocuments {
  readonly #conversations: Where;
  readonly #followed = new WeakSet<Conversation>();
  readonly #listeners = new Set<(change: LiveChange) => void>();
  /** Of which something was read, and whether they were there when it was looked last. */
  readonly #sessions = new Map<string, boolean>();

  constructor(conversations: Where) {
    this.#conversations = conversations;
    conversations.onEvent((event) => event === "list" && void this.#lookForGone());
  }

  onLiveChange(listener: (change: LiveChange) => void): void {
    this.#listeners.add(listener);
  }

  /** Undefined where there is none. Rejects with a UserFacingError where the conversation cannot be opened. */
  async read(address: Address): Promise<SummaryText | undefined> {
    try {
      return textOf(await this.#at(address.session), address);
    } catch (error) {
      if (error instanceof SessionGone) return undefined;
      throw error;
    }
  }

  /**
   * Saves an edit, whatever the summary is by now: an editor compares times and asks before it
   * overwrites, and what was there stays as a version. Rejects with a UserFacingError where that
   * cannot be; then nothing is written.
   */
  async write(address: Address, markdown: string): Promise<void> {
    if (address.kind !== "live") throw READ_ONLY();
    const conversation = await this.#at(address.session);
    const live = liveVersion(conversation);
    if (!live) throw GONE();
    await conversation.changes.editSummary(live.compaction.id, markdown);
  }

  /** The conversation of a document, followed from now on. */
  async #at(session: string): Promise<Conversation> {
    const { conversation } = await this.#conversations.at(session);
    this.#sessions.set(session, true);
    if (this.#followed.has(conversation)) return conversation;
    this.#followed.add(conversation);
    conversation.onEvent((event) => {
      if (event.kind !== "appended" || !event.entries.some(isOfSummaries)) return;
      this.#tell({ session, isGone: conversation.transcript.anchor === undefined });
    });
    return conversation;
  }

  /** Conversations go into the trash, and come back. */
  async #lookForGone(): Promise<void> {
    if (this.#sessions.size === 0) return;
    // A list that cannot be read tells nothing.
    const list = await this.#conversations.list().catch(() => undefined);
    for (const [session, wasThere] of list ? this.#sessions : []) {
      const isThere = list?.some(({ id }) => id === session) === true;
      if (isThere === wasThere) continue;
      this.#sessions.set(session, isThere);
      this.#tell({ session, isGone: !isThere });
    }
  }

  #tell(change: LiveChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/** Entries that can make another text the live summary. */
const isOfSummaries = ({ kind }: Entry): boolean =>
  kind === "compaction" || kind === "summaryEdit" || kind === "revert" || kind === "reapply";

/** The text that the live summary has; undefined where none is live. */
export function liveVersion({
  entries,
  transcript,
}: Pick<Conversation, "entries" | "transcript">): Version | undefined {
  const { anchor } = transcript;
  return anchor && currentOf(versionsOf(entries), anchor.compaction.id);
}

function textOf(conversation: Conversation, address: Address): SummaryText | undefined {
  const { entries, transcript } = conversation;
  switch (address.kind) {
    case "live": {
      const live = liveVersion(conversation);
      const changed = entries.findLast(isOfSummaries)?.at ?? 0;
      return live && { text: live.markdown, changed, isWritable: conversation.readOnly === undefined };
    }
    case "version": {
      const version = versionsOf(entries)[address.version - 1];
      return version && { text: version.markdown, changed: version.at, isWritable: false };
    }
    case "messages": {
      const text = printOriginals(transcript.messages, address);
      const last = transcript.messages.at(Math.min(address.to, transcript.messages.length) - 1);
      return text === undefined ? undefined : { text, changed: last?.at ?? 0, isWritable: false };
    }
  }
}

const READ_ONLY = (): UserFacingError =>
  new UserFacingError({
    what: t("This is kept as it was."),
    todo: t("Edit the live summary instead: Anchored Chat: Edit Summary."),
  });

const GONE = (): UserFacingError =>
  new UserFacingError({
    what: t("The conversation has no summary any more: its compaction was undone."),
    todo: t("Redo the compaction, then save again."),
  });
