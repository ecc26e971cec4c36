import { useState } from "preact/hooks";

import type { CardItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { isFoldable } from "./cardSummary.tsx";
import { Fold } from "./fold.tsx";
import { LinkButton } from "./linkButton.tsx";
import { RegenerateNote } from "./regenerateNote.tsx";

interface Props {
  readonly card: CardItem;
}

/** What can be done about a compaction in its present state. */
export function CardActions({ card }: Props) {
  const { fold, post, isWorking, isPreviewed } = usePanel();
  const [isNoted, setNoted] = useState(false);
  const { id, state, live, summary } = card;
  const isIdle = !isWorking.value;
  const isOpen = fold(id);
  return (
    <>
      <div class="card-actions">
        {state === "running" && <Cancel />}
        {(state === "failed" || state === "cancelled") && isIdle && !isPreviewed.value && (
          <LinkButton onClick={() => post({ kind: "compact" })}>Try again</LinkButton>
        )}
        {isFoldable(card) && (
          <Fold open={isOpen} label={isOpen.value ? "Fold summary" : "Show summary"} detail="" />
        )}
        {(state === "done" || state === "undone") && <Documents card={card} />}
        {state === "done" && live && isIdle && (
          <LinkButton title="Summarize again, with a note of yours" onClick={() => setNoted(true)}>
            Regenerate…
          </LinkButton>
        )}
        <span class="card-back">
          {summary !== "" && state !== "running" && (
            <LinkButton onClick={() => post({ kind: "copy", text: summary })}>Copy</LinkButton>
          )}
          {isIdle && <Back card={card} />}
        </span>
      </div>
      {isNoted && isIdle && (
        <RegenerateNote
          start={(note) => post({ kind: "regenerate", compaction: id, note })}
          close={() => setNoted(false)}
        />
      )}
    </>
  );
}

function Cancel() {
  const { view, post } = usePanel();
  const run = view.value?.run;
  if (!run) return null;
  return <LinkButton onClick={() => post({ kind: "stop", run: run.id })}>Cancel</LinkButton>;
}

/** What opens in an editor. */
function Documents({ card: { id, state, live, strategy, edited } }: Props) {
  const { post, oldestCard } = usePanel();
  const open = (as: "edit" | "compare" | "covered") => () =>
    post({ kind: "openSummary", compaction: id, as });
  return (
    <>
      {state === "done" && live && (
        <LinkButton
          title="Open the summary as a document; saving it changes what the model is sent"
          onClick={open("edit")}
        >
          Edit
        </LinkButton>
      )}
      {(edited || oldestCard.value !== id) && (
        <LinkButton
          title={edited ? "Compare with the summary as it was made" : "Compare with the summary before"}
          onClick={open("compare")}
        >
          Compare
        </LinkButton>
      )}
      {strategy !== "imported" && (
        <LinkButton title="Show the messages that it stands for" onClick={open("covered")}>
          Originals
        </LinkButton>
      )}
    </>
  );
}

function Back({ card: { id, state, live } }: Props) {
  const { post } = usePanel();
  if (state === "done" && live) {
    return (
      <LinkButton title="Send the original messages again" onClick={() => post({ kind: "undo", target: id })}>
        Undo
      </LinkButton>
    );
  }
  if (state !== "undone") return null;
  return (
    <LinkButton title="Send the summary again" onClick={() => post({ kind: "redo", target: id })}>
      Redo
    </LinkButton>
  );
}
