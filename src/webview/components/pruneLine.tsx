import { counted, tokens } from "../../protocol/format.ts";
import type { PruneItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { LinkButton } from "./linkButton.tsx";

export function PruneLine({ prune }: { readonly prune: PruneItem }) {
  const { post } = usePanel();
  const { id, parts, saved, undone } = prune;
  return (
    <div class={undone ? "prune-line undone" : "prune-line"}>
      <span class="prune-text">
        Pruned {counted(parts, "part")}, −{tokens(saved)}
      </span>
      {undone && <span>undone</span>}
      <LinkButton onClick={() => post({ kind: undone ? "redo" : "undo", target: id })}>
        {undone ? "Redo" : "Undo"}
      </LinkButton>
    </div>
  );
}
