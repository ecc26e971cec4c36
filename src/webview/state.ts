import type { Change, Sources, StatePatch, ToView } from "../protocol/messages.ts";
import type { Item, MessageItem, ViewPart, ViewState } from "../protocol/view.ts";

/** What the panel knows: nothing but what the host told it, up to message `seq`. */
export interface PanelState {
  /** Absent until the host has sent the whole state, and again after a gap. */
  readonly seq?: number;
  readonly view?: ViewState;
}

export interface Step {
  readonly state: PanelState;
  /** A message is missing: the host must be asked for the whole state. */
  readonly gap: boolean;
  /** The caret belongs into the input, behind this text. */
  readonly focus?: string;
  /** What the host has kept of earlier drafts, by session. */
  readonly drafts?: Readonly<Record<string, string>>;
  /** The item to scroll to. */
  readonly reveal?: string;
  /** More of the conversation is there than has come: the next piece can be asked for. */
  readonly older?: boolean;
  /** Where a line of a summary comes from, as it was asked for. */
  readonly sources?: Sources;
}

/** The state after `message`. After a gap everything is dropped until a whole state comes. */
export function receive(state: PanelState, message: ToView): Step {
  const whole = message.changes.some(({ kind }) => kind === "state");
  const expected = state.seq === undefined ? undefined : state.seq + 1;
  if (!whole && message.seq !== expected) return { state: dropSeq(state), gap: state.seq !== undefined };
  let view = state.view;
  const told: { -readonly [Key in "focus" | "drafts" | "reveal" | "sources"]?: Step[Key] } = {};
  for (const change of message.changes) {
    if (change.kind === "focusInput") told.focus = change.text ?? "";
    else if (change.kind === "drafts") told.drafts = change.drafts;
    else if (change.kind === "reveal") told.reveal = change.item;
    else if (change.kind === "sources") told.sources = change;
    else view = apply(view, change);
  }
  const next = view === undefined ? {} : { seq: message.seq, view };
  const isPiece = message.changes.some(({ kind }) => kind === "state" || kind === "older");
  return { state: next, gap: false, ...told, ...(isPiece && view?.isPartial ? { older: true } : {}) };
}

const dropSeq = ({ view }: PanelState): PanelState => (view === undefined ? {} : { view });

function apply(
  view: ViewState | undefined,
  change: Exclude<Change, { kind: "focusInput" | "drafts" | "reveal" | "sources" }>,
): ViewState | undefined {
  if (change.kind === "state") return change.state;
  if (view === undefined) return undefined;
  switch (change.kind) {
    case "patch":
      return patched(view, change.patch);
    case "upsert":
      return { ...view, items: upserted(view.items, change.items) };
    case "older":
      return { ...view, items: [...change.items, ...view.items], isPartial: change.isPartial };
    case "remove":
      return { ...view, items: without(view.items, change.ids) };
    case "text":
      return { ...view, items: appended(view.items, change) };
  }
}

function patched(view: ViewState, patch: StatePatch): ViewState {
  const next: Record<string, unknown> = { ...view };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete next[key];
    else if (value !== undefined) next[key] = value;
  }
  // The schema of a patch allows null for optional fields only.
  return next as ViewState;
}

function upserted(items: readonly Item[], changed: readonly Item[]): Item[] {
  const byId = new Map(changed.map((item) => [item.id, item]));
  const next = items.map((item) => {
    const replacement = byId.get(item.id);
    byId.delete(item.id);
    return replacement ?? item;
  });
  return [...next, ...byId.values()];
}

function without(items: readonly Item[], ids: readonly string[]): Item[] {
  const gone = new Set(ids);
  return items.filter(({ id }) => !gone.has(id));
}

type TextChange = Extract<Change, { kind: "text" }>;

function appended(items: readonly Item[], change: TextChange): Item[] {
  const next = [...items];
  // Text comes for the newest items, so the search from the end is short.
  const index = next.findLastIndex(({ id }) => id === change.item);
  const item = next[index];
  if (item?.kind === "card") next[index] = { ...item, summary: item.summary + change.text };
  if (item?.kind === "message") next[index] = withText(item, change);
  return next;
}

function withText(message: MessageItem, { part, as, text }: TextChange): MessageItem {
  const parts: ViewPart[] = [...message.parts];
  while (parts.length <= part) parts.push({ kind: as, text: "" });
  const old = parts[part];
  if (old?.kind === "text" || old?.kind === "reasoning") parts[part] = { ...old, text: old.text + text };
  return { ...message, parts };
}
