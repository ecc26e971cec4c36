import { computed, effect } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import type { Host, Saved } from "./host.ts";

/** Milliseconds. */
const SAVE_AFTER = 300;

/** In the panel's own state, which outlives its document. */
export function saveSoon(host: Host, state: () => Saved): void {
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
export function keepDrafts(host: Host, drafts: ReadonlySignal<Record<string, string>>): void {
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
