import type { Conversation } from "../../chat/conversation.ts";
import type { Conversations } from "../../chat/conversations.ts";
import type { Entry, EntryId } from "../../engine/entries.ts";
import { UserFacingError } from "../../engine/userFacingError.ts";
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

/** The documents of all conversations, as texts. */
export class SummaryDocuments {
  readonly #conversations: Pick<Conversations, "at">;
  readonly #followed = new WeakSet<Conversation>();
  readonly #listeners = new Set<(change: LiveChange) => void>();
  /** By session: the text that an editor has last read. */
  readonly #read = new Map<string, EntryId>();

  constructor(conversations: Pick<Conversations, "at">) {
    this.#conversations = conversations;
  }

  onLiveChange(listener: (change: LiveChange) => void): void {
    this.#listeners.add(listener);
  }

  /** Undefined where there is none. Rejects with a UserFacingError where the conversation cannot be opened. */
  async look(address: Address): Promise<SummaryText | undefined> {
    return textOf(await this.#at(address.session), address);
  }

  /** The same for an editor, which may save it later. */
  async read(address: Address): Promise<SummaryText | undefined> {
    const conversation = await this.#at(address.session);
    const live = address.kind === "live" ? liveVersion(conversation) : undefined;
    if (live) this.#read.set(address.session, live.entry);
    return textOf(conversation, address);
  }

  /** Saves an edit. Rejects with a UserFacingError where that cannot be; then nothing is written. */
  async write(address: Address, markdown: string): Promise<void> {
    if (address.kind !== "live") throw READ_ONLY();
    const conversation = await this.#at(address.session);
    const live = liveVersion(conversation);
    if (!live) throw GONE();
    const read = this.#read.get(address.session);
    if (read !== undefined && read !== live.entry) throw CHANGED();
    await conversation.changes.editSummary(live.compaction.id, markdown);
    this.#read.set(address.session, liveVersion(conversation)?.entry ?? live.entry);
  }

  /** The conversation of a document, followed from now on. */
  async #at(session: string): Promise<Conversation> {
    const { conversation } = await this.#conversations.at(session);
    if (this.#followed.has(conversation)) return conversation;
    this.#followed.add(conversation);
    conversation.onEvent((event) => {
      if (event.kind !== "appended" || !event.entries.some(isOfSummaries)) return;
      const isGone = conversation.transcript.anchor === undefined;
      for (const listener of this.#listeners) listener({ session, isGone });
    });
    return conversation;
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
    what: "This is kept as it was.",
    todo: "Edit the live summary instead: Anchored Chat: Edit Summary.",
  });

const GONE = (): UserFacingError =>
  new UserFacingError({
    what: "The conversation has no summary any more: its compaction was undone.",
    todo: "Redo the compaction, then save again.",
  });

const CHANGED = (): UserFacingError =>
  new UserFacingError({
    what: "The conversation was compacted again, or its summary changed, while you edited it.",
    todo: "Compare with the new summary, or copy what you changed and revert this file.",
  });
