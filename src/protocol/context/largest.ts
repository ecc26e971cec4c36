import { cut, flat } from "../../engine/calls/wording.ts";
import type { CallPart, MessageEntry, Part, PartRef } from "../../engine/entries.ts";
import { partKey } from "../../engine/entries.ts";
import { estimateTokens } from "../../engine/estimate.ts";
import { chosenEdit } from "../../engine/prune/chosen.ts";
import { isSent } from "../../engine/tokenSums.ts";
import type { Transcript } from "../../engine/transcript.ts";
import { t } from "../../l10n/l10n.ts";
import type { LargePart } from "../contextView.ts";
import { whole } from "../format.ts";
import { partName } from "./partName.ts";

/** So many are listed. */
const MOST = 12;

/** Characters of a text that stand for it. */
const SHOWN = 120;

interface Candidate {
  readonly ref: PartRef;
  readonly part: Part;
  /** As it is sent. */
  readonly tokens: number;
}

/** The largest parts that are sent, largest first. Linear. */
export function largestParts(transcript: Transcript): LargePart[] {
  const parts = largestOf(partsOf(transcript));
  const places = placesOf(transcript.messages, new Set(parts.map(({ ref }) => ref.message)));
  const named = parts.map(({ ref, part, tokens }): LargePart => {
    const place = places.get(ref.message);
    const call = part.kind === "result" ? place?.callers.get(part.callId) : undefined;
    const edit = transcript.pruned.get(partKey(ref));
    const pinned = pinnedAs(transcript, ref);
    const saves = edit ? undefined : chosenEdit(transcript, ref, estimateTokens)?.saved;
    return {
      ...ref,
      item: call?.message ?? ref.message,
      name: cut(flat(nameOf(part, call?.part)), SHOWN),
      remark: remarkOf(place?.turn ?? 0, edit !== undefined),
      tokens,
      ...(saves === undefined ? {} : { saves }),
      ...(pinned ? { pinned } : {}),
    };
  });
  return [...named, ...besides(transcript)].sort((a, b) => b.tokens - a.tokens).slice(0, MOST);
}

function pinnedAs({ pinned }: Transcript, ref: PartRef): LargePart["pinned"] {
  if (pinned.has(ref.message)) return "message";
  return pinned.has(partKey(ref)) ? "part" : undefined;
}

const remarkOf = (turn: number, isPruned: boolean): string =>
  isPruned ? t("turn {0} · pruned", whole(turn)) : t("turn {0}", whole(turn));

function* partsOf({ items, pruned }: Transcript): Iterable<Candidate> {
  for (const item of items) {
    if (item.kind !== "message") continue;
    for (const [index, part] of item.message.parts.entries()) {
      const ref = { message: item.message.id, part: index };
      if (isSent(part)) yield { ref, part, tokens: pruned.get(partKey(ref))?.tokens ?? part.tokens };
    }
  }
}

/** Without sorting them all. */
function largestOf(parts: Iterable<Candidate>): Candidate[] {
  let kept: Candidate[] = [];
  const trim = (): Candidate[] => kept.sort((a, b) => b.tokens - a.tokens).slice(0, MOST);
  for (const part of parts) {
    kept.push(part);
    if (kept.length > 8 * MOST) kept = trim();
  }
  return trim();
}

/** What belongs to no message: the summary, and what was read again after it. */
function besides({ items, anchor }: Transcript): LargePart[] {
  const item = anchor?.compaction.id;
  if (item === undefined) return [];
  return [...items].flatMap((one, part): LargePart[] => {
    const place = { message: "", part, item };
    if (one.kind === "summary")
      return [
        {
          ...place,
          name: t("Summary"),
          remark: t("in place of older messages"),
          tokens: one.tokens + one.ledger,
        },
      ];
    if (one.kind !== "restored") return [];
    const { name, tokens } = one.restored;
    return [{ ...place, name, remark: t("read again after the summary"), tokens }];
  });
}

interface Place {
  /** Counted from 1. */
  readonly turn: number;
  /** Who called what these results answer. */
  readonly callers: ReadonlyMap<string, { readonly message: string; readonly part: CallPart }>;
}

/** Where the wanted messages stand. Linear. */
function placesOf(messages: Iterable<MessageEntry>, wanted: ReadonlySet<string>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const calls = new Map<string, { readonly message: string; readonly part: CallPart }>();
  let turn = 0;
  for (const message of messages) {
    if (message.role === "user") turn++;
    for (const part of message.parts) {
      if (part.kind === "call") calls.set(part.callId, { message: message.id, part });
    }
    if (wanted.has(message.id)) places.set(message.id, { turn, callers: callersOf(message, calls) });
  }
  return places;
}

const callersOf = (message: MessageEntry, calls: Place["callers"]): Place["callers"] =>
  new Map(
    message.parts.flatMap((part) => {
      const call = part.kind === "result" ? calls.get(part.callId) : undefined;
      return call && part.kind === "result" ? [[part.callId, call] as const] : [];
    }),
  );

/** Of a call its arguments are what is large. */
const nameOf = (part: Part, call: CallPart | undefined): string =>
  part.kind === "call" ? t("{0} (arguments)", partName(part)) : partName(part, call);
