import type { LooseCall, LooseResult } from "./looseParts.ts";

/** A call in the message `of`, once it has its id and name. */
export interface KnownCall<M> {
  readonly of: M;
  readonly callId: string;
  readonly tool: string;
}

const UNKNOWN_TOOL = "unknown";

/** Calls of one message that share an id, and how many of them are answered. */
interface SameId<M> {
  readonly of: M;
  readonly calls: KnownCall<M>[];
  answered: number;
}

/** Finds the call that a result answers: ids may be missing, or used again by a later call. */
export class Pairing<M> {
  readonly #open = new Map<string, SameId<M>[]>();
  readonly #newest = new Map<string, KnownCall<M>>();
  /** Calls without an id of the message that made the last such call, and how many are answered. */
  #unnamed: KnownCall<M>[] = [];
  #answered = 0;
  #made = 0;

  call(of: M, { callId, tool = UNKNOWN_TOOL }: LooseCall): KnownCall<M> {
    const call = { of, callId: callId ?? this.newId(), tool };
    if (callId === undefined) this.#keepUnnamed(call);
    else this.#keep(call);
    return call;
  }

  /**
   * With an id: the first open call of the newest message that used it, else its newest call.
   * Without: the calls without ids, in their order.
   */
  answer({ callId }: LooseResult): KnownCall<M> | undefined {
    if (callId !== undefined) return this.#takeOpen(callId) ?? this.#newest.get(callId);
    const next = this.#unnamed[this.#answered];
    if (next) this.#answered++;
    return next;
  }

  newId(): string {
    this.#made++;
    return `imported-${this.#made}`;
  }

  #takeOpen(callId: string): KnownCall<M> | undefined {
    const open = this.#open.get(callId);
    const same = open?.at(-1);
    const call = same?.calls[same.answered++];
    if (same?.answered === same?.calls.length) open?.pop();
    return call;
  }

  #keep(call: KnownCall<M>): void {
    const open = this.#open.get(call.callId) ?? [];
    const same = open.at(-1);
    if (same?.of === call.of) same.calls.push(call);
    else open.push({ of: call.of, calls: [call], answered: 0 });
    this.#open.set(call.callId, open);
    this.#newest.set(call.callId, call);
  }

  #keepUnnamed(call: KnownCall<M>): void {
    if (this.#unnamed[0]?.of !== call.of) {
      this.#unnamed = [];
      this.#answered = 0;
    }
    this.#unnamed.push(call);
  }
}

/** The tool of a result whose call is not in the file. */
export const toolOf = ({ tool = UNKNOWN_TOOL }: LooseResult): string => tool;
