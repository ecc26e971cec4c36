import type { Conversation } from "../chat/conversation.ts";
import type { Conversations } from "../chat/conversations.ts";
import type { ConversationEvent } from "../chat/events.ts";
import type { Run } from "../chat/run.ts";
import type { ChatSettings } from "../chat/settings.ts";
import { changedItems, expandedItem } from "./changedItems.ts";
import { newsNotice } from "./guardWords.ts";
import { itemsOf } from "./items.ts";
import type { Change, StatePatch } from "./messages.ts";
import { endOf, grow, noticeOf, noticeOnOpening, type Running, runView, startOf } from "./running.ts";
import type { Notice, Run as ViewRun, ViewState } from "./view.ts";
import { listOf, vitalsOf } from "./vitals.ts";

export interface PresenterPorts {
  readonly settings: () => ChatSettings & { readonly server?: string };
  readonly post: (changes: readonly Change[]) => void;
  /** The list of conversations could not be read. */
  readonly onProblem: (error: unknown) => void;
}

/** Keeps the panel true: the whole state when it asks, then only what changes. */
export class Presenter {
  readonly #conversations: Conversations;
  readonly #ports: PresenterPorts;
  /** What each conversation has under way; those in the background go on. */
  readonly #running = new Map<Conversation, Running>();
  readonly #followed = new WeakSet<Conversation>();
  #list: Pick<ViewState, "sessions" | "trashed"> = { sessions: [], trashed: 0 };
  #import: ViewRun | undefined;
  #notice: Notice | undefined;
  /** What a run has told; it outlives the run. */
  #news: Notice | undefined;

  constructor(conversations: Conversations, ports: PresenterPorts) {
    this.#conversations = conversations;
    this.#ports = ports;
    conversations.onEvent((event) => {
      if (event === "list") this.#refreshSoon();
      if (event !== "current") return;
      this.#notice = noticeOnOpening(conversations.current);
      this.#news = undefined;
      this.showAll();
    });
  }

  /** Sends everything: when the panel is ready, and when another conversation comes in front. */
  showAll(): void {
    const current = this.#conversations.current;
    if (current) this.#follow(current.conversation);
    const running = current && this.#running.get(current.conversation);
    const items = current ? itemsOf(current.conversation.entries, current.conversation.transcript) : [];
    const { session, model, run, notice, queued, canContinue, covered, nothingToCompact, ...rest } =
      this.#vitals();
    const state: ViewState = {
      ...this.#list,
      ...rest,
      ...(session ? { session } : {}),
      ...(model ? { model } : {}),
      ...(run ? { run } : {}),
      ...(notice ? { notice } : {}),
      ...(queued ? { queued } : {}),
      ...(canContinue ? { canContinue } : {}),
      ...(covered ? { covered } : {}),
      ...(nothingToCompact ? { nothingToCompact } : {}),
      items: running ? [...items, running] : items,
    };
    this.#ports.post([{ kind: "state", state }]);
  }

  async refreshList(): Promise<void> {
    this.#list = await listOf(this.#conversations);
    this.#patch({ ...this.#list, ...this.#vitals() });
  }

  /** The model, its window, or a setting is another one now. */
  refreshVitals(): void {
    this.#patch(this.#vitals());
  }

  /** One line above the input, until something else is done. */
  showNotice(notice: Notice): true {
    this.#notice = notice;
    this.#patch({ notice });
    return true;
  }

  clearNotice(): void {
    if (!this.#notice && !this.#news) return;
    this.#notice = undefined;
    this.#news = undefined;
    this.#patch({ notice: this.#vitals().notice });
  }

  /** After the whole state. */
  showDrafts(drafts: Record<string, string>): void {
    if (Object.keys(drafts).length > 0) this.#ports.post([{ kind: "drafts", drafts }]);
  }

  showImport(run: ViewRun | undefined): void {
    this.#import = run;
    this.#patch({ run: run ?? null });
  }

  focusInput(text?: string): void {
    this.#ports.post([{ kind: "focusInput", ...(text === undefined ? {} : { text }) }]);
  }

  /** Sends the item again with one part whole. */
  expand(item: string, part: number): void {
    const current = this.#conversations.current;
    const whole = current && expandedItem(current.conversation, item, part);
    if (whole) this.#ports.post([{ kind: "upsert", items: [whole] }]);
  }

  #refreshSoon(): void {
    this.refreshList().catch(this.#ports.onProblem);
  }

  #follow(conversation: Conversation): void {
    if (this.#followed.has(conversation)) return;
    this.#followed.add(conversation);
    conversation.onEvent((event) => {
      const changes = this.#changesOf(conversation, event);
      if (this.#conversations.current?.conversation === conversation) this.#ports.post(changes);
      if (event.kind === "runEnded") this.#refreshSoon();
    });
  }

  /** Keeps what is under way up to date, whether the conversation is in front or not. */
  #changesOf(conversation: Conversation, event: ConversationEvent): Change[] {
    switch (event.kind) {
      case "runStarted": {
        this.#notice = undefined;
        return [
          ...this.#setRunning(conversation, this.#startOf(conversation, event.run)),
          { kind: "patch", patch: this.#vitals() },
        ];
      }
      case "answerDelta":
      case "summaryDelta": {
        const running = this.#running.get(conversation) ?? this.#startOf(conversation, event.run);
        const grown = grow(running, event);
        this.#running.set(conversation, grown.running);
        return [grown.change];
      }
      case "appended":
        return [
          ...this.#setRunning(conversation, undefined),
          { kind: "upsert", items: changedItems(conversation, event.entries) },
          { kind: "patch", patch: this.#vitals() },
        ];
      case "runEnded": {
        const running = this.#running.get(conversation);
        this.#notice = noticeOf(event);
        const left = running && endOf(running, event);
        return [...this.#setRunning(conversation, left), { kind: "patch", patch: this.#vitals() }];
      }
      case "runWaits":
        return conversation.run ? [{ kind: "patch", patch: { run: runView(conversation.run) } }] : [];
      case "told":
        this.#news = newsNotice(event.news);
        return [{ kind: "patch", patch: this.#vitals() }];
      case "queued":
      case "guarded":
        return [{ kind: "patch", patch: this.#vitals() }];
    }
  }

  #startOf({ transcript }: Conversation, run: Run): Running {
    const { model } = this.#ports.settings();
    const sizes = { tokens: transcript.tokens.total, messages: transcript.items.length };
    return startOf(run, { ...sizes, ...(model ? { model: model.name } : {}) });
  }

  #setRunning(conversation: Conversation, running: Running | undefined): Change[] {
    const before = this.#running.get(conversation);
    if (running) this.#running.set(conversation, running);
    else this.#running.delete(conversation);
    const changes: Change[] = [];
    if (before && before.id !== running?.id) changes.push({ kind: "remove", ids: [before.id] });
    if (running) changes.push({ kind: "upsert", items: [running] });
    return changes;
  }

  #vitals(): ReturnType<typeof vitalsOf> {
    return vitalsOf(this.#conversations.current, {
      settings: this.#ports.settings(),
      run: this.#import,
      notice: this.#notice ?? this.#news,
    });
  }

  #patch(patch: StatePatch): void {
    this.#ports.post([{ kind: "patch", patch }]);
  }
}
