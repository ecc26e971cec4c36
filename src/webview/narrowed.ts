import { computed } from "@preact/signals";

import type { Panel } from "./panel.ts";

/** Parts of the view that rows in sight depend on, and that stay the same while an answer streams. */
export function narrowed(
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
