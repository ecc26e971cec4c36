import { counted, tokens } from "../../protocol/format.ts";
import type { PruneItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { LinkButton } from "./linkButton.tsx";
import { PrunedParts } from "./prunedParts.tsx";

/** Tool output that was pruned without a summary, and the way back. */
export function PruneLine({ prune }: { readonly prune: PruneItem }) {
  const { post, fold, isWorking } = usePanel();
  const { id, parts, saved, undone, list } = prune;
  const open = fold(id);
  const words = `Pruned ${counted(parts, "part")}, −${tokens(saved)}`;
  return (
    <div class={undone ? "prune-line undone" : "prune-line"}>
      <div class="prune-head">
        {list && list.length > 0 ? (
          <button
            type="button"
            class="prune-text"
            aria-expanded={open.value}
            onClick={() => (open.value = !open.value)}
          >
            {words}
          </button>
        ) : (
          <span class="prune-text">{words}</span>
        )}
        {undone && <span>undone</span>}
        {!isWorking.value && (
          <LinkButton onClick={() => post({ kind: undone ? "redo" : "undo", target: id })}>
            {undone ? "Redo" : "Undo"}
          </LinkButton>
        )}
      </div>
      {open.value && list && <PrunedParts list={list} canRestore={!undone} />}
    </div>
  );
}
