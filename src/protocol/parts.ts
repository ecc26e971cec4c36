import type { PendingCall } from "../chat/pendingCalls.ts";
import { describeCall } from "../engine/calls/describe.ts";
import type { CallFacts } from "../engine/calls/facts.ts";
import type { CallPart, MessageEntry, Part, PartRef, PruneEdit } from "../engine/entries.ts";
import { partKey } from "../engine/entries.ts";
import type { PlacedResult } from "../engine/pairCalls.ts";
import { counted, t } from "../l10n/l10n.ts";
import { callEnd } from "./callEnd.ts";
import type { ToolPart, ViewPart } from "./viewParts.ts";

/** Characters of a part that the panel gets; the rest comes when it is asked for. */
const MOST = { text: 20_000, reasoning: 8_000, args: 2_000, output: 4_000 };

/** A part as it is shown, and which part of the log prune edits of it name. */
export interface PartRow {
  readonly view: ViewPart;
  readonly ref: PartRef;
}

export interface PartContext {
  readonly resultOf: (call: CallPart) => PlacedResult | undefined;
  readonly editOf: (ref: PartRef) => PruneEdit | undefined;
  readonly isUndone: (ref: PartRef) => boolean;
  /** By itself. */
  readonly isPinned: (ref: PartRef) => boolean;
  readonly pendingOf: (ref: PartRef) => PendingCall | undefined;
  /** Index of the row that is shown whole. */
  readonly whole?: number;
}

export function callRow(call: CallPart, ref: PartRef, context: PartContext & { isWhole: boolean }): PartRow {
  const result = context.resultOf(call);
  const facts = describeCall(call);
  const argsCut = context.editOf(ref)?.saved;
  const shown = {
    callId: partKey(ref),
    tool: call.tool,
    target: targetOf(facts),
    args: call.args.slice(0, MOST.args),
    ...(argsCut === undefined ? {} : { argsCut }),
    ...(result ? callEnd(facts, result.part) : {}),
    ...(result && !result.part.isError && WRITERS.has(call.tool) ? { canUndo: !context.isUndone(ref) } : {}),
  };
  if (!result) {
    const state = stateOf(context.pendingOf(ref));
    const view = { kind: "tool", ...shown, ...state, tokens: call.tokens, output: "" } as const;
    return { ref, view: marked(view, context.isPinned(ref)) };
  }
  const row = resultRow(result, context);
  return { ref: row.ref, view: { ...row.view, ...shown, tokens: call.tokens + result.part.tokens } };
}

/** Our own tools whose writes are kept (host/tools/edits): those of an imported conversation have other names. */
const WRITERS = new Set(["edit_file", "write_file"]);

/** Of a call without a result. */
function stateOf(pending: PendingCall | undefined): Pick<ToolPart, "state" | "asks" | "started" | "live"> {
  if (!pending) return { state: "missing" };
  const { permission, started, output } = pending;
  if (permission) {
    const { key: _, ...asks } = permission;
    return { state: "asking", asks };
  }
  return { state: "running", started, ...(output === "" ? {} : { live: output }) };
}

export function resultRow(
  { part, ref }: PlacedResult,
  { editOf, isPinned, isWhole }: PartContext & { isWhole: boolean },
): { readonly view: Extract<ViewPart, { kind: "tool" }>; readonly ref: PartRef } {
  const edit = editOf(ref);
  const { text: output, cut } = cutTo(isWhole ? Infinity : MOST.output, part.text);
  return {
    ref,
    view: {
      kind: "tool",
      callId: partKey(ref),
      tool: part.tool,
      target: "",
      args: "",
      state: part.isError ? "error" : "ok",
      tokens: part.tokens,
      output,
      ...(cut ? { cut } : {}),
      ...(edit ? { pruned: { stub: edit.stub, saved: edit.saved } } : {}),
      ...(isPinned(ref) ? { pinned: true } : {}),
    },
  };
}

/** The part with the mark of a pin, where it has one. */
export const marked = <P extends ViewPart>(view: P, isPinned: boolean): P =>
  isPinned ? { ...view, pinned: true } : view;

/** Text, reasoning and media; undefined for calls and results. `pruned`: tokens saved by a mark in its place. */
export function plainView(part: Part, isWhole: boolean, pruned?: number): ViewPart | undefined {
  switch (part.kind) {
    case "text":
    case "reasoning": {
      const { text, cut } = cutTo(isWhole ? Infinity : MOST[part.kind], part.text);
      return { kind: part.kind, text, ...(cut ? { cut } : {}) };
    }
    case "media": {
      const { name, mediaType, bytes } = part.media;
      const shown = { kind: "media", name: name ?? mediaType, mediaType, bytes } as const;
      return pruned === undefined ? shown : { ...shown, pruned };
    }
    case "call":
    case "result":
      return undefined;
  }
}

export const refOf = (message: MessageEntry, part: number): PartRef => ({ message: message.id, part });

export const editIn =
  (pruned: ReadonlyMap<string, PruneEdit>) =>
  (ref: PartRef): PruneEdit | undefined =>
    pruned.get(partKey(ref));

function cutTo(most: number, text: string): { text: string; cut?: number } {
  return text.length <= most ? { text } : { text: text.slice(0, most), cut: text.length - most };
}

/** What the call was done to, in a few words. */
export function targetOf(facts: CallFacts): string {
  switch (facts.action) {
    case "read":
      if (facts.from === undefined) return facts.path;
      return facts.to === undefined
        ? t("{0} {1}–end", facts.path, facts.from)
        : `${facts.path} ${facts.from}–${facts.to}`;
    case "write":
    case "list":
      return facts.path;
    case "edit":
      return [...new Set(facts.changes.map(({ path }) => path))].join(", ");
    case "run":
      return facts.command.slice(0, 200);
    case "search":
      return facts.path
        ? t("“{0}” in {1}", facts.pattern.slice(0, 80), facts.path)
        : t("“{0}”", facts.pattern.slice(0, 80));
    case "plan":
      return counted(facts.items.length, "{0} item", "{0} items");
    case "other":
      return Object.values(facts.args)
        .filter((value) => typeof value === "string")
        .slice(0, 2)
        .map((value) => value.slice(0, 80))
        .join(" · ");
  }
}
