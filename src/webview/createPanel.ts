import { batch, computed, signal } from "@preact/signals";
import type { Signal } from "@preact/signals";

import { COMMANDS } from "../manifest.ts";
import type { Intent, Sources, ToView } from "../protocol/messages.ts";
import type { Host, Saved } from "./host.ts";
import { mentionedTokens } from "./mentioned.ts";
import { narrowed } from "./narrowed.ts";
import { perFrame, whenIdle } from "./pace.ts";
import type { Jump, Panel } from "./panel.ts";
import { keepDrafts, saveSoon } from "./saving.ts";
import { receive } from "./state.ts";
import type { PanelState } from "./state.ts";
import { writtenTokens } from "./writtenTokens.ts";

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
  const written = writtenTokens(draft);
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

const readyFor = (place: Saved["place"]): Intent =>
  place ? { kind: "ready", at: place.item } : { kind: "ready" };

/** One value for each key, which at first is `start`. */
function kept<T>(start: T): (key: string) => Signal<T> {
  const known = new Map<string, Signal<T>>();
  return (key) => {
    const value = known.get(key) ?? signal(start);
    known.set(key, value);
    return value;
  };
}
