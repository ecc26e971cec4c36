import type { ResultPart, Role, Uncounted, Usage } from "../engine/entries.ts";
import type { ImportedCompaction, ImportedItem, ImportedMessage } from "./imported.ts";
import type { Tally } from "./leftOut.ts";
import type { LoosePart, LooseResult } from "./looseParts.ts";
import type { Pace } from "./pace.ts";
import { Pairing, toolOf, type KnownCall } from "./pairing.ts";
import { createClock, type Clock } from "./time.ts";

type Time = number | undefined;

interface Said {
  readonly at: Time;
  readonly model?: string;
  readonly usage?: Usage;
}

interface MessageSlot {
  readonly kind: "message";
  readonly role: Exclude<Role, "tool">;
  readonly parts: Uncounted[];
  readonly answers: { readonly at: Time; readonly part: Uncounted<ResultPart> }[];
  said: Said;
}

interface OrphanSlot {
  readonly kind: "orphans";
  readonly results: { readonly at: Time; readonly result: LooseResult }[];
}

type Compaction = Omit<ImportedCompaction, "at">;
type Slot =
  | MessageSlot
  | OrphanSlot
  | { readonly kind: "compaction"; readonly compaction: Compaction; readonly at: Time };

/** A message that may still grow. */
export type Handle = MessageSlot;

/**
 * Puts a conversation together from rows in file order. Every result ends up
 * in one tool message directly behind the message that made the call, however
 * late its row came; a result without a call stays where it was found.
 */
export class Thread {
  readonly #slots: Slot[] = [];
  readonly #pairing = new Pairing<MessageSlot>();
  readonly #tally: Tally;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  get isEmpty(): boolean {
    return this.#slots.length === 0;
  }

  add(role: MessageSlot["role"], parts: readonly LoosePart[], said: Said): Handle {
    const slot: MessageSlot = { kind: "message", role, parts: [], answers: [], said };
    this.#slots.push(slot);
    this.extend(slot, parts);
    return slot;
  }

  extend(slot: Handle, parts: readonly LoosePart[], usage?: Usage): void {
    for (const part of parts) {
      if (part.kind !== "call") slot.parts.push(part);
      else {
        const { callId, tool } = this.#pairing.call(slot, part);
        slot.parts.push({ kind: "call", callId, tool, args: part.args });
      }
    }
    if (usage) slot.said = { ...slot.said, usage };
  }

  result(result: LooseResult, at: Time): void {
    const call = this.#pairing.answer(result);
    const last = this.#slots.at(-1);
    if (call) attach(call, result, at);
    else if (last?.kind === "orphans") last.results.push({ at, result });
    else this.#slots.push({ kind: "orphans", results: [{ at, result }] });
  }

  compaction(compaction: Compaction, at: Time): void {
    this.#slots.push({ kind: "compaction", compaction, at });
  }

  /** The conversation. `start` is the time of the first item when it has none of its own. */
  async items(start: number, pace: Pace): Promise<ImportedItem[]> {
    this.#pairLate();
    const clock = createClock(start);
    const items: ImportedItem[] = [];
    for (const slot of this.#slots) {
      items.push(...this.#itemsOf(slot, clock));
      await pace.breathe();
    }
    return items;
  }

  /** A result may stand before its call in the file. */
  #pairLate(): void {
    for (const slot of this.#slots) {
      if (slot.kind !== "orphans") continue;
      const found = slot.results.splice(0);
      for (const { at, result } of found) {
        const call = result.callId === undefined ? undefined : this.#pairing.answer(result);
        if (call) attach(call, result, at);
        else slot.results.push({ at, result });
      }
    }
  }

  #itemsOf(slot: Slot, clock: Clock): ImportedItem[] {
    switch (slot.kind) {
      case "compaction":
        return [{ ...slot.compaction, at: clock(slot.at) }];
      case "orphans":
        return toolMessage(
          slot.results.map((one) => this.#unpaired(one)),
          clock,
        );
      case "message":
        return [...this.#message(slot, clock), ...toolMessage(slot.answers, clock)];
    }
  }

  #message({ role, parts, said }: MessageSlot, clock: Clock): ImportedMessage[] {
    if (parts.length === 0) this.#tally.add("emptyMessage");
    if (parts.length === 0) return [];
    return [{ kind: "message", role, parts, status: "complete", ...said, at: clock(said.at) }];
  }

  #unpaired({ at, result }: OrphanSlot["results"][number]): MessageSlot["answers"][number] {
    return { at, part: { ...result, callId: result.callId ?? this.#pairing.newId(), tool: toolOf(result) } };
  }
}

function attach(call: KnownCall<MessageSlot>, result: LooseResult, at: Time): void {
  call.of.answers.push({ at, part: { ...result, callId: call.callId, tool: call.tool } });
}

function toolMessage(answers: MessageSlot["answers"], clock: Clock): ImportedMessage[] {
  if (answers.length === 0) return [];
  const parts = answers.map(({ part }) => part);
  const at = answers.find((one) => one.at !== undefined)?.at;
  return [{ kind: "message", role: "tool", parts, status: "complete", at: clock(at) }];
}
