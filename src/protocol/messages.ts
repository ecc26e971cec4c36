import * as z from "zod/mini";

import { asked } from "./asked.ts";
import { MOST_MENTIONED, path, query } from "./mentionView.ts";
import { item, viewState } from "./view.ts";

/**
 * The panel sends intents; the host answers with the whole state once, then
 * with small changes. There is no request that waits for a reply.
 */

/** Every field but the items; null takes an optional field away. */
const patch = z.partial(
  z.object({
    ...viewState.shape,
    items: z.never(),
    isPartial: z.never(),
    session: z.nullable(viewState.shape.session),
    model: z.nullable(viewState.shape.model),
    run: z.nullable(viewState.shape.run),
    notice: z.nullable(viewState.shape.notice),
    queued: z.nullable(viewState.shape.queued),
    canContinue: z.nullable(viewState.shape.canContinue),
    covered: z.nullable(viewState.shape.covered),
    lost: z.nullable(viewState.shape.lost),
    search: z.nullable(viewState.shape.search),
    files: z.nullable(viewState.shape.files),
    mentioned: z.nullable(viewState.shape.mentioned),
    welcome: z.nullable(viewState.shape.welcome),
    pinned: z.nullable(viewState.shape.pinned),
    preparing: z.nullable(viewState.shape.preparing),
    spent: z.nullable(viewState.shape.spent),
    context: z.nullable(viewState.shape.context),
    preview: z.nullable(viewState.shape.preview),
    proposal: z.nullable(viewState.shape.proposal),
    nothingToCompact: z.nullable(viewState.shape.nothingToCompact),
  }),
);
export type StatePatch = z.infer<typeof patch>;

/** A message that a line of a summary comes from; `item` shows it. */
const source = z.object({
  item: z.string(),
  role: z.enum(["system", "user", "assistant", "tool"]),
  at: z.number(),
  excerpt: z.string(),
});
export type Source = z.infer<typeof source>;

export const change = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("state"), state: viewState }),
  z.object({ kind: z.literal("patch"), patch }),
  /** Replaces the item of the same id where it stands; unknown ids go to the end. */
  z.object({ kind: z.literal("upsert"), items: z.array(item) }),
  /** The items before all that are there; `isPartial` as in the state. */
  z.object({ kind: z.literal("older"), items: z.array(item), isPartial: z.boolean() }),
  z.object({ kind: z.literal("remove"), ids: z.array(z.string()) }),
  /** Appends to part `part` of a message (made empty as `as` when it is not there yet), or to a card's summary. */
  z.object({
    kind: z.literal("text"),
    item: z.string(),
    part: z.number(),
    as: z.enum(["text", "reasoning"]),
    text: z.string(),
  }),
  /** What was written and not sent before the panel was there, by session; what is in the input now goes first. */
  z.object({ kind: z.literal("drafts"), drafts: z.record(z.string(), z.string()) }),
  /** Scrolls to this item and marks it for a moment; comes behind the state that has it. */
  z.object({ kind: z.literal("reveal"), item: z.string() }),
  /** The messages that a line of a summary comes from, as `showSources` asked for. */
  z.object({
    kind: z.literal("sources"),
    compaction: z.string(),
    line: z.string(),
    found: z.array(source),
  }),
  /** Puts the caret into the input, with this text in front of what is there. */
  z.object({ kind: z.literal("focusInput"), text: z.optional(z.string()) }),
]);
export type Change = z.infer<typeof change>;
export type Sources = Omit<Extract<Change, { kind: "sources" }>, "kind">;

/** `seq` counts up by one; a gap means the panel must send `ready` again. */
export const toView = z.object({ seq: z.number(), changes: z.array(change) });
export type ToView = z.infer<typeof toView>;

export const intent = z.discriminatedUnion("kind", [
  /** `at`: the item where the reader was; it is among those that come at once. */
  z.object({ kind: z.literal("ready"), at: z.optional(z.string()) }),
  /** While the state is partial: the items before those that are there; with an id, all down to that one; "": all. */
  z.object({ kind: z.literal("older"), to: z.optional(z.string()) }),
  /** All that is written and not sent, by session; "" is the session to come. */
  z.object({ kind: z.literal("drafts"), drafts: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal("send"), text: z.string() }),
  z.object({ kind: z.literal("retry") }),
  /** Lets the newest answer go on where the output limit cut it off. */
  z.object({ kind: z.literal("goOn") }),
  /** Puts the message that waits back into the input. */
  z.object({ kind: z.literal("takeBack") }),
  /** Stops the run of this id; a late click on an ended run does nothing. */
  z.object({ kind: z.literal("stop"), run: z.string() }),
  z.object({ kind: z.literal("compact"), ...asked.shape }),
  /** What the same would do, before it is done: the host answers with `preview`, or a notice that there is nothing. */
  z.object({ kind: z.literal("preview"), ...asked.shape }),
  z.object({ kind: z.literal("closePreview") }),
  /** Makes what is looked at, or again what waits for a yes; the note is the user's own words for it. */
  z.object({ kind: z.literal("propose"), note: z.optional(z.string()) }),
  /** With this text in place of the summary, where the user has changed it. */
  z.object({ kind: z.literal("acceptProposal"), summary: z.optional(z.string()) }),
  z.object({ kind: z.literal("discardProposal") }),
  /** The messages that a line of a summary comes from; the host answers with `sources`. */
  z.object({ kind: z.literal("showSources"), compaction: z.string(), line: z.string() }),
  /** While somebody thinks about undoing or redoing this: the gauge tells what it would do. Absent: not any more. */
  z.object({ kind: z.literal("foresee"), target: z.optional(z.string()) }),
  z.object({ kind: z.literal("undo"), target: z.string() }),
  z.object({ kind: z.literal("redo"), target: z.string() }),
  z.object({ kind: z.literal("restorePart"), item: z.string(), part: z.number() }),
  /** The answer to a call that asks. `always` and `never` count for this conversation. */
  z.object({
    kind: z.literal("decide"),
    call: z.string(),
    decision: z.enum(["once", "always", "no", "never"]),
  }),
  /** Puts back what an edit has changed. */
  z.object({ kind: z.literal("undoEdit"), call: z.string() }),
  /** Opens the diff of an edit, asked for or applied, in an editor. */
  z.object({ kind: z.literal("showDiff"), call: z.string() }),
  /** A message, or one part of it: `part` indexes the parts of the item. */
  z.object({
    kind: z.literal("pin"),
    item: z.string(),
    part: z.optional(z.number()),
    pinned: z.boolean(),
  }),
  /** Of the log, as `context` and the lists of pruned parts name them. */
  z.object({ kind: z.literal("pinPart"), message: z.string(), part: z.number(), pinned: z.boolean() }),
  z.object({ kind: z.literal("prunePart"), message: z.string(), part: z.number() }),
  z.object({ kind: z.literal("restorePruned"), message: z.string(), part: z.number() }),
  /** While it is open the host sends `context`. */
  z.object({ kind: z.literal("showContext"), open: z.boolean() }),
  /** Automatic compaction fires at so much of usable, whole percent. */
  z.object({ kind: z.literal("setTrigger"), percent: z.number() }),
  /** The card again, with the list of all facts that were checked. */
  z.object({ kind: z.literal("showFacts"), compaction: z.string() }),
  /** A fact that the summary lacks is added to it. */
  z.object({ kind: z.literal("addFact"), compaction: z.string(), fact: z.string() }),
  /** The same compaction again, the note being the user's own words for it. */
  z.object({ kind: z.literal("regenerate"), compaction: z.string(), note: z.string() }),
  /** What the card of a compaction leads to, in an editor. */
  z.object({
    kind: z.literal("openSummary"),
    compaction: z.string(),
    as: z.enum(["edit", "compare", "covered"]),
  }),
  /** An empty conversation is shown: the host sends `welcome`, and looks for models when none is set. Again: looks again. */
  z.object({ kind: z.literal("showWelcome"), open: z.boolean() }),
  /** One of those that `welcome` offers. */
  z.object({ kind: z.literal("useModel"), baseUrl: z.string(), model: z.string() }),
  /** The walkthrough is not wanted. */
  z.object({ kind: z.literal("dismissTour") }),
  z.object({ kind: z.literal("openSession"), id: z.string() }),
  /** In all conversations; the host answers with `search`, again when more is found. "": no more. */
  z.object({ kind: z.literal("search"), query: z.string() }),
  /** Files that an `@` may mean; the host answers with `files`. Absent: none is typed any more. */
  z.object({ kind: z.literal("findFiles"), query: z.optional(query) }),
  /** What the draft mentions now; the host answers with `mentioned`. */
  z.object({ kind: z.literal("mention"), paths: z.array(path).check(z.maxLength(MOST_MENTIONED)) }),
  /** Opens the conversation at what was found. */
  z.object({ kind: z.literal("openHit"), session: z.string(), entry: z.string() }),
  z.object({ kind: z.literal("renameSession"), id: z.string(), title: z.string() }),
  /** Into the trash; `restoreSession` takes it out again. */
  z.object({ kind: z.literal("deleteSession"), id: z.string() }),
  z.object({ kind: z.literal("restoreSession"), id: z.string() }),
  /** The whole text of a part that was cut; `part` indexes the parts of the item. */
  z.object({ kind: z.literal("expand"), item: z.string(), part: z.number() }),
  z.object({ kind: z.literal("openLink"), href: z.string() }),
  z.object({ kind: z.literal("copy"), text: z.string() }),
  z.object({ kind: z.literal("dropFile"), name: z.string(), data: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal("dropUris"), uris: z.array(z.string()) }),
  z.object({ kind: z.literal("command"), command: z.string() }),
]);
export type Intent = z.infer<typeof intent>;
