import type { Current } from "../chat/conversations.ts";
import { measure } from "../chat/measure.ts";
import type { ChatSettings } from "../chat/settings.ts";
import { spentIn } from "../chat/spending.ts";
import { type EntryId, isPartKey } from "../engine/entries.ts";
import { isExcerpt } from "../engine/kept.ts";
import { project, type Transcript } from "../engine/transcript.ts";
import { knownContext } from "./context/known.ts";
import { foresightOf } from "./foresight.ts";
import { gaugeOf } from "./gauge.ts";
import { guardNotice } from "./guardWords.ts";
import type { ListState } from "./lists.ts";
import type { StatePatch } from "./messages.ts";
import { type Previews, usedAfter } from "./previews.ts";
import { runView } from "./running.ts";
import type { Notice, Run, ViewState } from "./view.ts";
import { reasonText } from "./words.ts";

/** Everything of the view state but items and lists; null where there is nothing. */
type AllVitals = Required<Omit<StatePatch, "items" | "isPartial" | keyof ListState>> &
  Pick<ViewState, "gauge">;

/** Read from the whole log, which is too much for every message of a run. */
type Costly = "context" | "spent" | "nothingToCompact";

/** Without the costly ones where they stay as they were told. */
export type Vitals = Omit<AllVitals, Costly> & Partial<Pick<AllVitals, Costly>>;

interface Surroundings {
  readonly settings: ChatSettings & { readonly server?: string };
  readonly run: Run | undefined;
  readonly notice: Notice | undefined;
  /** The context view is open. */
  readonly showsContext: boolean;
  /** The panel has something to show there already. */
  readonly isContextTold: boolean;
  readonly previews: Previews;
  /** What somebody thinks about undoing or redoing. */
  readonly foreseen: EntryId | undefined;
}

export function vitalsOf(
  current: Current | undefined,
  { settings, run, notice, previews, foreseen, ...opened }: Surroundings,
): Vitals {
  const transcript = current?.conversation.transcript ?? project([]);
  const working = current?.conversation.run;
  const { preview, proposal } = previews.shown(current?.conversation);
  const coming = proposal ?? preview;
  const gauge = gaugeOf(measure(transcript, settings), settings);
  const foresight = current && foreseen && foresightOf(current.conversation, foreseen, settings);
  const after = coming && { after: usedAfter(coming, { used: gauge.used, settings }) };
  return {
    session: current ? sessionOf(current) : null,
    model: settings.model ? { name: settings.model.name, server: settings.server ?? "" } : null,
    gauge: { ...gauge, ...(foresight || after) },
    run: run ?? (working ? runView(working) : null),
    notice: notice ?? (current && !coming ? guardNotice(current.conversation) : undefined) ?? null,
    preview: preview ?? null,
    proposal: proposal ?? null,
    queued: current?.conversation.queued ?? null,
    canContinue: current?.conversation.canContinue === true ? true : null,
    covered: coveredBy(transcript),
    pinned: pinnedMessages(transcript),
    preparing: current?.conversation.isPreparing === true ? true : null,
    ...contextVitals(current, settings, opened),
    ...(working ? {} : { nothingToCompact: nothingToCompact(current) }),
  };
}

/** Only while they are looked at, and during a run as they were before it. */
function contextVitals(
  current: Current | undefined,
  settings: ChatSettings,
  { showsContext, isContextTold }: Pick<Surroundings, "showsContext" | "isContextTold">,
): Pick<Vitals, "context" | "spent"> {
  if (!current || !showsContext) return { context: null, spent: null };
  const { conversation } = current;
  if (conversation.run && isContextTold) return {};
  return { context: knownContext(conversation, settings), spent: spentIn(conversation.entries) ?? null };
}

function nothingToCompact(current: Current | undefined): string | null {
  const reason = current ? current.conversation.nothingToCompact() : "empty";
  return reason === undefined ? null : reasonText(reason);
}

/** The vitals as part of the whole state, in which what is not there is left out. */
export function presentVitals(vitals: Vitals): Omit<ViewState, "items" | "isPartial" | keyof ListState> {
  const { gauge, ...others } = vitals;
  const present = Object.entries(others).filter(([, value]) => value !== null);
  return { gauge, ...Object.fromEntries(present) };
}

function sessionOf({ log }: Current): NonNullable<Vitals["session"]> {
  const readOnly = log.readOnly?.error;
  return {
    id: log.id,
    title: log.info.title,
    ...(readOnly ? { readOnly: readOnly.message } : {}),
    ...(readOnly?.action ? { remedy: readOnly.action } : {}),
  };
}

function coveredBy({ anchor, items }: Transcript): Vitals["covered"] {
  if (!anchor) return null;
  const { from, to } = anchor.compaction.covers;
  const kept: string[] = [];
  for (const item of items) {
    if (item.kind !== "message") continue;
    if (item.place === "tail") break;
    if (item.place === "kept" && !isExcerpt(item.message)) kept.push(item.message.id);
  }
  return { from, to, kept };
}

function pinnedMessages({ pinned }: Transcript): Vitals["pinned"] {
  const messages = [...pinned].filter((key) => !isPartKey(key));
  return messages.length > 0 ? messages : null;
}
