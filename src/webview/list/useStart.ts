import { usePanel } from "../panel.ts";
import type { Aim } from "./useAim.ts";
import type { List } from "./useVirtualizer.ts";

/** Goes to the very start, which may still have to come. */
export function useStart(list: List, aim: Aim): () => void {
  const { view, post } = usePanel();
  const go = (): void => list.scrollToOffset(0);
  return () => {
    if (!view.peek()?.isPartial) return aim.settle(go);
    post({ kind: "older", to: "" });
    aim.keep(() => (view.peek()?.isPartial ? go() : aim.settle(go)));
  };
}
