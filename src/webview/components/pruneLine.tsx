import { counted, t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { PruneItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { PrunedParts } from "./prunedParts.tsx";
import { UndoButton } from "./undoButton.tsx";

/** Tool output that was pruned without a summary, and the way back. */
export function PruneLine({ prune }: { readonly prune: PruneItem }) {
  const { fold, canChange } = usePanel();
  const { id, parts, saved, undone, list } = prune;
  const open = fold(id);
  const words = counted(parts, "Pruned {0} part, −{1}", "Pruned {0} parts, −{1}", tokens(saved));
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
        {undone && <span>{t("undone")}</span>}
        {canChange.value && <UndoButton target={id} isUndone={undone} />}
      </div>
      {open.value && list && <PrunedParts list={list} canRestore={!undone} />}
    </div>
  );
}
