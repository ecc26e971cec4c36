import { Callers, callIn } from "../callers.ts";
import type {
  CallPart,
  EntryId,
  MediaPart,
  MessageEntry,
  PartRef,
  PruneEdit,
  ResultPart,
} from "../entries.ts";
import { partKey } from "../entries.ts";
import type { PruneKind } from "../policy.ts";
import { isPinned } from "../replay.ts";
import { leftBy } from "../select/cut.ts";
import type { Transcript } from "../transcript.ts";
import { Later } from "./later.ts";
import { noteOn } from "./notes.ts";
import type { PruneSettings } from "./prune.ts";
import { allowedTools, Recent } from "./recent.ts";
import { type Making, standIn, type StandIn } from "./standIn.ts";
import { touchesOf } from "./touches.ts";

const NOTHING = { first: [], tail: 0 };

/** From the newest message backwards: decides on one part after another. */
export class Walk {
  /** In the order of the walk. */
  readonly edits: PruneEdit[] = [];
  /** Everything older has been decided on before. */
  isDone = false;
  readonly #transcript: Transcript;
  readonly #messages: readonly MessageEntry[];
  readonly #prunes: ReadonlySet<PruneKind>;
  readonly #allows: (tool: string) => boolean;
  readonly #making: Making;
  /** Messages protected as the beginning of the conversation. */
  readonly #fixed: ReadonlySet<EntryId>;
  readonly #recent: Recent;
  readonly #later: Later;
  #callers: ReadonlyMap<ResultPart, CallPart> | undefined;

  /** `messages`: those that will be entered, in log order. */
  constructor(transcript: Transcript, messages: readonly MessageEntry[], settings: PruneSettings) {
    const { prune } = settings.policy;
    this.#transcript = transcript;
    this.#messages = messages;
    this.#prunes = new Set(prune.what);
    this.#allows = allowedTools(prune);
    this.#making = { count: settings.count, form: prune.stub };
    const left = prune.protectsTail ? leftBy(transcript, settings) : NOTHING;
    this.#recent = new Recent(settings, left.tail);
    this.#fixed = new Set(left.first.map(({ id }) => id));
    this.#later = new Later((part) => {
      const call = this.#callOf(part);
      return call && touchesOf(call, noteOn(part));
    });
  }

  /** Newest part first. */
  enter({ id, role, parts }: MessageEntry): void {
    const mayPrune = this.#recent.enter(role) && !this.#fixed.has(id);
    for (let index = parts.length - 1; index >= 0 && !this.isDone; index--) {
      const part = parts[index];
      if (!part || part.kind === "text" || part.kind === "reasoning") continue;
      const live = this.#liveEdit(id, index);
      const isFree = mayPrune && !isPinned(this.#transcript.pinned, { message: id, part: index });
      const made =
        part.kind === "result" ? this.#result(part, isFree, live) : isFree && this.#other(part, live);
      if (made) this.edits.push(editOf({ message: id, part: index }, part, made));
    }
  }

  #result(part: ResultPart, isFree: boolean, live: PruneEdit | undefined): StandIn | undefined {
    const isKept = !this.#allows(part.tool) || this.#recent.keepsNext();
    if (live && isFree) {
      this.isDone = live.cause === undefined;
      this.#recent.spend("output", live.tokens);
    }
    const made = isFree && !live ? this.#shortened(part, isKept) : undefined;
    if (this.#prunes.has("duplicates")) this.#later.add(part, !made && !live);
    return made;
  }

  /** For a reason that lies in what comes later, else for its age. */
  #shortened(part: ResultPart, isKept: boolean): StandIn | undefined {
    const call = this.#callOf(part);
    const note = noteOn(part);
    const seeksCause = !isKept && this.#prunes.has("duplicates");
    const cause = seeksCause ? this.#later.causeOf(part, call && touchesOf(call, note)) : undefined;
    const reference = cause && standIn(part, this.#making, { call, cause, note });
    const isBeyond = this.#recent.spend("output", reference?.tokens ?? part.tokens);
    if (reference || isKept || !isBeyond || !this.#prunes.has("results")) return reference;
    return standIn(part, this.#making, { call, note });
  }

  #other(part: CallPart | MediaPart, live: PruneEdit | undefined): StandIn | undefined {
    const kind = part.kind === "call" ? "arguments" : "media";
    const isBeyond = this.#recent.spend(kind, live?.tokens ?? part.tokens);
    if (live || !isBeyond || !this.#prunes.has(kind)) return undefined;
    if (part.kind === "call" && !this.#allows(part.tool)) return undefined;
    return standIn(part, this.#making);
  }

  #liveEdit(message: EntryId, part: number): PruneEdit | undefined {
    const { pruned } = this.#transcript;
    return pruned.size === 0 ? undefined : pruned.get(partKey({ message, part }));
  }

  #callOf(part: ResultPart): CallPart | undefined {
    this.#callers ??= callersIn(this.#messages);
    return this.#callers.get(part);
  }
}

function editOf(
  { message, part }: PartRef,
  { tokens: before }: { readonly tokens: number },
  { stub, tokens, cause }: StandIn,
): PruneEdit {
  const edit = { message, part, stub, tokens, saved: before - tokens };
  return cause ? { ...edit, cause } : edit;
}

function callersIn(messages: readonly MessageEntry[]): ReadonlyMap<ResultPart, CallPart> {
  const callers = new Callers(messages);
  const found = new Map<ResultPart, CallPart>();
  for (let i = 0; i < messages.length; i++) {
    for (const part of messages[i]?.parts ?? []) {
      if (part.kind === "call") callers.enter(i);
      if (part.kind !== "result") continue;
      const message = messages[callers.indexOf(part.callId) ?? -1];
      const call = message && callIn(message, part.callId);
      if (call) found.set(part, call);
    }
  }
  return found;
}
