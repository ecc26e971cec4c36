import type { Current } from "../chat/conversations.ts";
import { measure } from "../chat/measure.ts";
import type { ChatSettings } from "../chat/settings.ts";
import { spentIn } from "../chat/spending.ts";
import { project, type Transcript } from "../engine/transcript.ts";
import { contextOf } from "./context/context.ts";
import { gaugeOf } from "./gauge.ts";
import { guardNotice } from "./guardWords.ts";
import type { ListState } from "./lists.ts";
import type { StatePatch } from "./messages.ts";
import { type Previews, usedAfter } from "./previews.ts";
import { runView } from "./running.ts";
import type { Notice, Run, ViewState } from "./view.ts";
import { reasonText } from "./words.ts";

/** Everything of the view state but items and lists; null where there is nothing. */
export type Vitals = Required<Omit<StatePatch, "items" | keyof ListState>> & Pick<ViewState, "gauge">;

interface Surroundings {
  readonly settings: ChatSettings & { readonly server?: string };
  readonly run: Run | undefined;
  readonly notice: Notice | undefined;
  /** The context view is open. */
  readonly showsContext: boolean;
  readonly previews: Previews;
}

export function vitalsOf(
  current: Current | undefined,
  { settings, run, notice, showsContext, previews }: Surroundings,
): Vitals {
  const transcript = current?.conversation.transcript ?? project([]);
  const working = current?.conversation.run;
  const nothing = current ? current.conversation.nothingToCompact() : "empty";
  const { preview, proposal } = previews.shown(current?.conversation);
  const coming = proposal ?? preview;
  const gauge = gaugeOf(measure(transcript, settings), settings);
  return {
    session: current ? sessionOf(current) : null,
    model: settings.model ? { name: settings.model.name, server: settings.server ?? "" } : null,
    gauge: coming ? { ...gauge, after: usedAfter(coming, { used: gauge.used, settings }) } : gauge,
    run: run ?? (working ? runView(working) : null),
    notice: notice ?? (current && !coming ? guardNotice(current.conversation) : undefined) ?? null,
    preview: preview ?? null,
    proposal: proposal ?? null,
    queued: current?.conversation.queued ?? null,
    canContinue: current?.conversation.canContinue === true ? true : null,
    covered: coveredBy(transcript),
    pinned: transcript.pinned.size > 0 ? [...transcript.pinned] : null,
    preparing: current?.conversation.isPreparing === true ? true : null,
    ...contextVitals(current, settings, showsContext),
    nothingToCompact: nothing ? reasonText(nothing) : null,
  };
}

/** Only while they are looked at: both are read from the whole log. */
function contextVitals(
  current: Current | undefined,
  settings: ChatSettings,
  isOpen: boolean,
): Pick<Vitals, "context" | "spent"> {
  if (!current || !isOpen) return { context: null, spent: null };
  const { conversation } = current;
  return { context: contextOf(conversation, settings), spent: spentIn(conversation.entries) ?? null };
}

/** The vitals as part of the whole state, in which what is not there is left out. */
export function presentVitals(vitals: Vitals): Omit<ViewState, "items" | keyof ListState> {
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

function coveredBy({ anchor }: Transcript): Vitals["covered"] {
  if (!anchor) return null;
  const { covers, kept } = anchor.compaction;
  return { from: covers.from, to: covers.to, kept: [...kept] };
}
