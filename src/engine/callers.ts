import type { CallPart, MessageEntry } from "./entries.ts";

/** Beyond so many parts a message is looked up in a map. */
const FEW = 16;

/**
 * Finds the call that a result answers: the nearest one before it with its id.
 * Asked in log order. Nearly always that is the newest message that calls
 * anything, so the map of all earlier calls is made only when it is missed.
 */
export class Callers {
  readonly #messages: readonly MessageEntry[];
  readonly #older = new Map<string, number>();
  #mapped = 0;
  #newest = -1;

  constructor(messages: readonly MessageEntry[]) {
    this.#messages = messages;
  }

  /** The message at `index` calls something. */
  enter(index: number): void {
    this.#newest = index;
  }

  /** Index of the message with the call; undefined when there is none. */
  indexOf(callId: string): number | undefined {
    const newest = this.#messages[this.#newest];
    if (newest && newest.parts.length <= FEW && callIn(newest, callId)) return this.#newest;
    for (; this.#mapped <= this.#newest; this.#mapped++) {
      for (const part of this.#messages[this.#mapped]?.parts ?? [])
        if (part.kind === "call") this.#older.set(part.callId, this.#mapped);
    }
    return this.#older.get(callId);
  }
}

/** The last call of that id in a message. */
export function callIn({ parts }: MessageEntry, callId: string): CallPart | undefined {
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i];
    if (part?.kind === "call" && part.callId === callId) return part;
  }
  return undefined;
}
