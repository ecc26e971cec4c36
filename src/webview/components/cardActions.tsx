import type { CardItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { isFoldable } from "./cardSummary.tsx";
import { Fold } from "./fold.tsx";
import { LinkButton } from "./linkButton.tsx";

/** What can be done about a compaction in its present state. */
export function CardActions({ card }: { readonly card: CardItem }) {
  const { view, post, fold } = usePanel();
  const run = view.value?.run;
  const { id, state, live, summary } = card;
  const isWaiting = run !== undefined;
  const isOpen = fold(id);
  return (
    <div class="card-actions">
      {state === "running" && run && (
        <LinkButton onClick={() => post({ kind: "stop", run: run.id })}>Cancel</LinkButton>
      )}
      {(state === "failed" || state === "cancelled") && !isWaiting && (
        <LinkButton onClick={() => post({ kind: "compact" })}>Try again</LinkButton>
      )}
      {isFoldable(card) && (
        <Fold open={isOpen} label={isOpen.value ? "Fold summary" : "Show summary"} detail="" />
      )}
      <span class="grow" />
      {summary !== "" && state !== "running" && (
        <LinkButton onClick={() => post({ kind: "copy", text: summary })}>Copy</LinkButton>
      )}
      {state === "done" && live && !isWaiting && (
        <LinkButton
          title="Send the original messages again"
          onClick={() => post({ kind: "undo", target: id })}
        >
          Undo
        </LinkButton>
      )}
      {state === "undone" && !isWaiting && (
        <LinkButton title="Send the summary again" onClick={() => post({ kind: "redo", target: id })}>
          Redo
        </LinkButton>
      )}
    </div>
  );
}
