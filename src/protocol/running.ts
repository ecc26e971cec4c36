import type { Current } from "../chat/conversations.ts";
import type { ConversationEvent } from "../chat/events.ts";
import type { Run } from "../chat/run.ts";
import { t } from "../l10n/l10n.ts";
import { reportSentences } from "../sessions/openReport.ts";
import { askedOf } from "./asked.ts";
import type { Change } from "./messages.ts";
import type { CardItem, MessageItem, Notice, Run as ViewRun } from "./view.ts";
import { inflated, messageOf, notSaved, reasonText } from "./words.ts";

/** What the log does not hold yet: an answer or summary on its way, or why one did not come. */
export type Running = MessageItem | CardItem;

export const runningId = (run: Run): string => `run:${run.id}`;

export const runView = ({ id, kind, started, wait }: Run): ViewRun => ({
  id,
  kind,
  started,
  label: labelOf(kind),
  ...(wait ? { wait } : {}),
});

function labelOf(kind: Run["kind"]): string {
  switch (kind) {
    case "answer":
      return t("Answering");
    case "tools":
      return t("Working");
    case "compaction":
      return t("Compacting");
  }
}

/** What is known when a run starts; `model` is absent where there is none. */
export interface Start {
  readonly tokens: number;
  readonly messages: number;
  readonly model?: string;
  /** A compaction that will wait for a yes. */
  readonly isProposal?: boolean;
}

/** Undefined for calls: they stand in the answer that made them. */
export function startOf(run: Run, { tokens, messages, model, isProposal }: Start): Running | undefined {
  const base = { id: runningId(run), at: run.started };
  const { work } = run;
  if (work.kind !== "compaction")
    return work.kind === "answer"
      ? { ...base, kind: "message", role: "assistant", status: "streaming", parts: [] }
      : undefined;
  return {
    ...base,
    kind: "card",
    state: "running",
    live: false,
    trigger: work.options.trigger,
    asked: askedOf(work.options),
    strategy: model === undefined ? "digest" : "transcript",
    ...(model === undefined ? {} : { model }),
    tokensBefore: tokens,
    tokensAfter: 0,
    messagesBefore: messages,
    messagesAfter: 0,
    summaryTokens: 0,
    milliseconds: 0,
    summary: "",
    ...(isProposal ? { isProposal } : {}),
  };
}

type Delta = Extract<ConversationEvent, { kind: "answerDelta" | "summaryDelta" }>;

/** The item with the new piece, and the change that tells the panel of it. */
export function grow(running: Running, event: Delta): { readonly running: Running; readonly change: Change } {
  if (event.kind === "summaryDelta" && running.kind === "card") return growCard(running, event.text);
  if (event.kind === "answerDelta" && running.kind === "message") return growAnswer(running, event.delta);
  return { running, change: { kind: "upsert", items: [running] } };
}

function growCard(card: CardItem, text: string): { running: Running; change: Change } {
  const running = { ...card, summary: text === "" ? "" : card.summary + text };
  if (text === "") return { running, change: { kind: "upsert", items: [running] } };
  return { running, change: { kind: "text", item: card.id, part: 0, as: "text", text } };
}

function growAnswer(
  message: MessageItem,
  { part, as, text }: Extract<Delta, { kind: "answerDelta" }>["delta"],
): { running: Running; change: Change } {
  const parts = [...message.parts];
  const old = parts[part];
  parts[part] = { kind: as, text: old?.kind === as ? old.text + text : text };
  return { running: { ...message, parts }, change: { kind: "text", item: message.id, part, as, text } };
}

type Ended = Extract<ConversationEvent, { kind: "runEnded" }>;

/** What stays of it in the panel when nothing of it came into the log; undefined: nothing. */
export function endOf(running: Running, { outcome }: Ended): Running | undefined {
  if (outcome?.kind === "resent") return undefined;
  // The preview is there again.
  if (outcome?.kind === "cancelled" && running.kind === "card" && running.isProposal) return undefined;
  if (running.kind === "message") return { ...running, status: "failed", problem: notSaved() };
  switch (outcome?.kind) {
    case "blocked":
      return { ...running, state: "failed", problem: t("A hook stopped it: {0}", outcome.reason) };
    case "cancelled":
      return { ...running, state: "cancelled" };
    case "inflated":
      return { ...running, state: "failed", problem: inflated() };
    case "failed":
      return { ...running, state: "failed", problem: messageOf(outcome.error) };
    case "nothing":
    case "compacted":
    case undefined:
      return undefined;
  }
}

/** A line above the input for an end that leaves nothing else to see. */
export function noticeOf({ outcome }: Ended): Notice | undefined {
  if (outcome?.kind !== "nothing") return undefined;
  return { text: reasonText(outcome.reason), level: "info", actions: [] };
}

/** What was found wrong in the log, or put right, when the conversation was opened. */
export function noticeOnOpening(current: Current | undefined): Notice | undefined {
  const sentences = current ? reportSentences(current.log.report) : [];
  return sentences.length === 0 ? undefined : { text: sentences.join(" "), level: "warning", actions: [] };
}
