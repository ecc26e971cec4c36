import * as z from "zod/mini";

import { cardItem, previewItem, pruneItem } from "./cardView.ts";
import { CATEGORIES, contextView, spent } from "./contextView.ts";
import { search, sessionRow } from "./listView.ts";
import { mentioned, offeredFiles } from "./mentionView.ts";
import { viewPart } from "./viewParts.ts";
import { welcome } from "./welcome.ts";

export type { CardItem, PreviewItem, PrunedPart, PruneItem } from "./cardView.ts";
export { CATEGORIES } from "./contextView.ts";
export type { ContextView, LargePart, Spent, UsagePoint } from "./contextView.ts";
export type { Search, SearchHit, SessionRow } from "./listView.ts";
export type { Mentioned, OfferedFiles } from "./mentionView.ts";
export type { Asks, ToolPart, ViewPart } from "./viewParts.ts";
export type { OfferedPlace, Welcome } from "./welcome.ts";

/**
 * What the panel shows. The host owns every value; the panel only draws it.
 * Tokens are whole numbers, times milliseconds, `at` milliseconds since 1970.
 */

const count = z.number();

export const messageItem = z.object({
  kind: z.literal("message"),
  id: z.string(),
  role: z.enum(["system", "user", "assistant"]),
  at: z.number(),
  parts: z.array(viewPart),
  /** `streaming`: still coming. `stopped`: by the user. `failed`: see `problem`. */
  status: z.enum(["streaming", "complete", "stopped", "failed"]),
  model: z.optional(z.string()),
  /** The model that the server says answered, where that is not `model`. */
  answeredBy: z.optional(z.string()),
  problem: z.optional(z.string()),
  /** The output limit cut it off. */
  isCut: z.optional(z.boolean()),
});
export type MessageItem = z.infer<typeof messageItem>;

export const item = z.discriminatedUnion("kind", [messageItem, cardItem, pruneItem, previewItem]);
export type Item = z.infer<typeof item>;

export const gauge = z.object({
  /** Tokens in use, without the draft: the panel adds that itself as it is typed. */
  used: count,
  /** Absent: unknown; then there is no percentage. */
  window: z.optional(count),
  /** Where the window's figure comes from, for people: "from the server (/props)". */
  windowSource: z.string(),
  reserve: count,
  /** Absent: no automatic compaction. */
  trigger: z.optional(count),
  /** Where the trigger can be set to, tokens; absent: it cannot. */
  triggerRange: z.optional(z.object({ least: count, most: count })),
  source: z.enum(["reported", "estimated"]),
  level: z.enum(["unknown", "ok", "warning", "error", "blocking"]),
  /** What `used` would be with the compaction that waits for a yes, or is looked at; or after an undo or redo. */
  after: z.optional(count),
  /** What leads there, where that is no compaction: see `foresee`. */
  afterBy: z.optional(z.enum(["undo", "redo"])),
  /** What would follow from it. */
  afterNote: z.optional(z.string()),
  /** Sums to `used`. */
  segments: z.array(z.object({ category: z.enum(CATEGORIES), tokens: count })),
});
export type Gauge = z.infer<typeof gauge>;

/** Something under way: one at a time for each conversation. */
export const run = z.object({
  id: z.string(),
  kind: z.enum(["answer", "tools", "compaction", "import"]),
  started: z.number(),
  label: z.string(),
  /** 0 … 1, where it is known. */
  progress: z.optional(z.number()),
  /** It waits until then, and tries again for the nth time of at most so many. */
  wait: z.optional(z.object({ until: z.number(), retry: count, most: count, problem: z.string() })),
});
export type Run = z.infer<typeof run>;

/** A command of the manifest, and what the link says. */
const action = z.object({ label: z.string(), command: z.string() });

/** One line above the input. */
export const notice = z.object({
  text: z.string(),
  level: z.enum(["info", "warning", "error"]),
  actions: z.array(action),
});
export type Notice = z.infer<typeof notice>;

export const viewState = z.object({
  sessions: z.array(sessionRow),
  trashed: count,
  /** Ids of the conversations in which something is under way. */
  busy: z.optional(z.array(z.string())),
  /** So many can be recovered from the storage of other windows. */
  lost: z.optional(count),
  /** While something is searched for. */
  search: z.optional(search),
  /** While an `@` is typed. */
  files: z.optional(offeredFiles),
  /** While the draft mentions files. */
  mentioned: z.optional(mentioned),
  /** While the conversation in front is empty. */
  welcome: z.optional(welcome),
  session: z.optional(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Why nothing can be added to it, and perhaps the way out. */
      readOnly: z.optional(z.string()),
      remedy: z.optional(action),
    }),
  ),
  model: z.optional(z.object({ name: z.string(), server: z.string() })),
  gauge,
  run: z.optional(run),
  notice: z.optional(notice),
  /** A message that is sent when the compaction is done. */
  queued: z.optional(z.string()),
  /** The newest answer was cut off, and may be gone on with. */
  canContinue: z.optional(z.boolean()),
  /** Messages `from` … `to` are stood for by the live summary, but for `kept`. */
  covered: z.optional(z.object({ from: z.string(), to: z.string(), kept: z.array(z.string()) })),
  /** Messages that stay word for word through every compaction. */
  pinned: z.optional(z.array(z.string())),
  /** A summary is being made in the background, before it is needed. */
  preparing: z.optional(z.boolean()),
  /** What the whole conversation has used up, by kind. */
  spent: z.optional(spent),
  /** While the context view is open. */
  context: z.optional(contextView),
  /** A compaction that is looked at before it is made. */
  preview: z.optional(previewItem),
  /** One that was made and waits for a yes; its state is `proposed`. */
  proposal: z.optional(cardItem),
  /** Why there is nothing to compact; absent: the button works. */
  nothingToCompact: z.optional(z.string()),
  items: z.array(item),
  /** There are older items, which come page by page as the panel asks for them. */
  isPartial: z.optional(z.boolean()),
});
export type ViewState = z.infer<typeof viewState>;
