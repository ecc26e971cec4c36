import { computed, effect, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import { MOST_MENTIONED } from "../protocol/mentionView.ts";
import { mentionsIn } from "../tools/mentions/mentionsIn.ts";
import type { Panel } from "./panel.ts";

/** Milliseconds; while a mention is typed each key makes another one of it. */
const TELL_AFTER = 100;

/** Tokens of the files that the draft mentions. The host counts them; until it has, what it said last holds. */
export function mentionedTokens(draft: ReadonlySignal<string>, { view, post }: Pick<Panel, "view" | "post">) {
  let told = "";
  const mentions = signal(false);
  effect(() => {
    const text = draft.value;
    // What mentions nothing, as nearly every draft, counts nothing at once.
    if (!text.includes("@")) mentions.value = false;
    const tell = (): void => {
      const paths = mentionsIn(text).slice(0, MOST_MENTIONED);
      const key = paths.join("\n");
      mentions.value = paths.length > 0;
      if (key !== told) post({ kind: "mention", paths });
      told = key;
    };
    if (!text.includes("@") && told === "") return;
    const timer = setTimeout(tell, TELL_AFTER);
    return () => clearTimeout(timer);
  });
  const weighed = computed(() => view.value?.mentioned);
  return computed(() => (mentions.value ? (weighed.value?.tokens ?? 0) : 0));
}
