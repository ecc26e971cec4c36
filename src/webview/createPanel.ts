import { batch, computed, effect, signal } from "@preact/signals";
import type { ReadonlySignal, Signal } from "@preact/signals";

import { estimateTokens } from "../engine/estimate.ts";
import { COMMANDS } from "../manifest.ts";
import type { Intent, Sources, ToView } from "../protocol/messages.ts";
import type { Host, Saved } from "./host.ts";
import { mentionedTokens } from "./mentioned.ts";
import type { Jump, Panel } from "./panel.ts";
import { receive } from "./state.ts";
import type { PanelState } from "./state.ts";

/** Milliseconds. */
const SAVE_AFTER = 300;
const COUNT_AFTER = 200;
/** Drafts longer than this, in characters, are counted when typing pauses. */
const LONG_DRAFT = 20_000;

/** The panel on this host, which is asked for its state at once. */
export function createPanel(host: Host): Panel {
  const saved = host.restore();
  const state = signal<PanelState>({});
  const isBroken = signal(false);
  const focusAsked = signal(0);
  const isContextOpen = signal(false);
  const drafts = signal(saved.drafts);
  const place = signal(saved.place);
  const view = computed(() => state.value.view);
  const session = computed(() => view.value?.session?.id ?? "");
  const draft = computed(() => drafts.value[session.value] ?? "");

  const write = (text: string): void => {
    const { [session.value]: _, ...others } = drafts.value;
    drafts.value = text === "" ? others : { ...others, [session.value]: text };
  };
  const askForAll = (): void => {
    host.post(readyFor(place.peek()));
    if (isContextOpen.value) host.post({ kind: "showContext", open: true });
  };
  const take = (message: ToView): void => {
    const step = receive(state.value, message);
    state.value = step.state;
    if (step.gap) askForAll();
    if (step.older) whenIdle(() => host.post({ kind: "older" }));
    if (step.drafts) drafts.value = { ...step.drafts, ...drafts.value };
    if (step.sources) sources.value = step.sources;
    const { reveal } = step;
    // When the conversation that has it is drawn.
    if (reveal !== undefined) requestAnimationFrame(() => jumpTo({ item: reveal }));
    if (step.focus === undefined) return;
    write(step.focus + draft.value);
    focusAsked.value++;
  };
  const takeAll = perFrame<ToView>((messages) => batch(() => messages.forEach(take)));
  host.onMessage((message) => {
    if (message) takeAll(message);
    else if (!isBroken.value) askForAll();
    isBroken.value = message === undefined;
  });
  const showContext = (open: boolean): void => {
    if (open === isContextOpen.value) return;
    isContextOpen.value = open;
    host.post({ kind: "showContext", open });
  };
  const sources = signal<Sources | undefined>(undefined);
  const jump = signal<Jump | undefined>(undefined);
  const jumpTo = (target: Jump): void => {
    showContext(false);
    if (view.peek()?.isPartial) host.post({ kind: "older", to: target.item });
    jump.value = { ...target };
  };
  saveSoon(host, () => ({ drafts: drafts.value, ...(place.value && { place: place.value }) }));
  keepDrafts(host, drafts);
  host.post(readyFor(saved.place));
  const written = tokensOf(draft);
  const mentioned = mentionedTokens(draft, { view, post: host.post });
  const draftTokens = computed(() => written.value + mentioned.value);
  return {
    view,
    isBroken,
    draft,
    draftTokens,
    focusAsked,
    place,
    ...narrowed(view),
    isForeseenByKeys: signal(false),
    isContextOpen,
    showContext,
    jump,
    jumpTo,
    sources,
    focusInput: () => focusAsked.value++,
    write,
    post: host.post,
    command: (name) => host.post({ kind: "command", command: COMMANDS[name] }),
    fold: kept(false),
    edits: kept<string | undefined>(undefined),
    pages: kept(1),
  };
}

/** Parts of the view that rows in sight depend on, and that stay the same while an answer streams. */
function narrowed(
  view: Panel["view"],
): Pick<
  Panel,
  "items" | "isWorking" | "isReadOnly" | "canChange" | "isPreviewed" | "isPreparing" | "pinned" | "oldestCard"
> {
  const list = computed(() => view.value?.pinned);
  const written = computed(() => view.value?.items ?? []);
  const proposal = computed(() => view.value?.proposal);
  const preview = computed(() => view.value?.preview);
  const isWorking = computed(() => view.value?.run !== undefined);
  const isReadOnly = computed(() => view.value?.session?.readOnly !== undefined);
  return {
    items: computed(() => {
      const waiting = [proposal.value, preview.value].filter((item) => item !== undefined);
      return waiting.length === 0 ? written.value : [...written.value, ...waiting];
    }),
    isWorking,
    isReadOnly,
    canChange: computed(() => !isWorking.value && !isReadOnly.value),
    isPreviewed: computed(() => preview.value !== undefined),
    isPreparing: computed(() => view.value?.preparing === true),
    pinned: computed(() => new Set(list.value)),
    oldestCard: computed(() => view.value?.items.find(({ kind }) => kind === "card")?.id),
  };
}

const readyFor = (place: Saved["place"]): Intent =>
  place ? { kind: "ready", at: place.item } : { kind: "ready" };

/** Milliseconds after which it is done in any case. */
const NOT_IDLE = 200;

/** When what has come is drawn, and nothing else is to be done. */
const whenIdle = (act: () => void): void => void requestIdleCallback(act, { timeout: NOT_IDLE });

/** Collects values and hands them over once a frame. */
function perFrame<T>(take: (values: readonly T[]) => void): (value: T) => void {
  let waiting: T[] = [];
  return (value) => {
    waiting.push(value);
    if (waiting.length > 1) return;
    requestAnimationFrame(() => {
      const values = waiting;
      waiting = [];
      take(values);
    });
  };
}

function saveSoon(host: Host, state: () => Saved): void {
  const current = computed(state);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    host.save(current.peek());
  };
  effect(() => {
    void current.value;
    timer ??= setTimeout(save, SAVE_AFTER);
  });
  window.addEventListener("pagehide", save);
}

/** With the host too, which outlives the window; at once when the focus leaves, as it does before a reload. */
function keepDrafts(host: Host, drafts: ReadonlySignal<Record<string, string>>): void {
  let known = drafts.peek();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (drafts.peek() === known) return;
    known = drafts.peek();
    host.post({ kind: "drafts", drafts: known });
  };
  effect(() => {
    if (drafts.value !== known) timer ??= setTimeout(keep, SAVE_AFTER);
  });
  window.addEventListener("blur", keep);
}

function tokensOf(draft: ReadonlySignal<string>): ReadonlySignal<number> {
  const tokens = signal(0);
  effect(() => {
    const text = draft.value;
    const count = (): void => {
      tokens.value = estimateTokens(text);
    };
    if (text.length <= LONG_DRAFT) return count();
    const timer = setTimeout(count, COUNT_AFTER);
    return () => clearTimeout(timer);
  });
  return tokens;
}

/** One value for each key, which at first is `start`. */
function kept<T>(start: T): (key: string) => Signal<T> {
  const known = new Map<string, Signal<T>>();
  return (key) => {
    const value = known.get(key) ?? signal(start);
    known.set(key, value);
    return value;
  };
}
