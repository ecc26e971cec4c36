import { effect, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";

import { estimateTokens } from "../engine/estimate.ts";

/** Drafts longer than this, in characters, are counted when typing pauses. */
const LONG_DRAFT = 20_000;
/** Milliseconds. */
const COUNT_AFTER = 200;

/** Tokens of the draft, estimated. */
export function writtenTokens(draft: ReadonlySignal<string>): ReadonlySignal<number> {
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
