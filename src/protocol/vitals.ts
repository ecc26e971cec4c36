import type { Conversations, Current } from "../chat/conversations.ts";
import { measure } from "../chat/measure.ts";
import type { ChatSettings } from "../chat/settings.ts";
import { project, type Transcript } from "../engine/transcript.ts";
import { gaugeOf } from "./gauge.ts";
import { guardNotice } from "./guardWords.ts";
import type { StatePatch } from "./messages.ts";
import { runView } from "./running.ts";
import type { Notice, Run, ViewState } from "./view.ts";
import { reasonText } from "./words.ts";

/** Everything of the view state but items and lists; null where there is nothing. */
export type Vitals = Required<Omit<StatePatch, "items" | "sessions" | "trashed">> & Pick<ViewState, "gauge">;

interface Surroundings {
  readonly settings: ChatSettings & { readonly server?: string };
  readonly run: Run | undefined;
  readonly notice: Notice | undefined;
}

export function vitalsOf(current: Current | undefined, { settings, run, notice }: Surroundings): Vitals {
  const transcript = current?.conversation.transcript ?? project([]);
  const working = current?.conversation.run;
  const nothing = current ? current.conversation.nothingToCompact() : "empty";
  return {
    session: current ? sessionOf(current) : null,
    model: settings.model ? { name: settings.model.name, server: settings.server ?? "" } : null,
    gauge: gaugeOf(measure(transcript, settings), settings),
    run: run ?? (working ? runView(working) : null),
    notice: notice ?? (current && guardNotice(current.conversation)) ?? null,
    queued: current?.conversation.queued ?? null,
    canContinue: current?.conversation.canContinue === true ? true : null,
    covered: coveredBy(transcript),
    nothingToCompact: nothing ? reasonText(nothing) : null,
  };
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

/** The conversations of the workspace, newest first, and how many lie in the trash. */
export async function listOf(conversations: Conversations): Promise<Pick<ViewState, "sessions" | "trashed">> {
  const [sessions, trash] = await Promise.all([conversations.list(), conversations.listTrash()]);
  const rows = sessions.map(({ id, title, changed, messages, problem }) => ({
    id,
    title,
    changed,
    messages,
    ...(problem ? { problem } : {}),
  }));
  return { sessions: rows, trashed: trash.length };
}
