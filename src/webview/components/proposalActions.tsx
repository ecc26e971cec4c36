import { useState } from "preact/hooks";

import type { CardItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Button } from "./button.tsx";
import { isFoldable } from "./cardSummary.tsx";
import { Fold } from "./fold.tsx";
import { LinkButton } from "./linkButton.tsx";
import { RegenerateNote } from "./regenerateNote.tsx";

interface Props {
  readonly card: CardItem;
}

/** What can be done with a summary that waits for a yes. */
export function ProposalActions({ card }: Props) {
  const { post, isWorking, edits } = usePanel();
  const [isNoted, setNoted] = useState(false);
  if (isWorking.value) return <p class="card-waits">It can be accepted when the present work has ended.</p>;
  const edit = edits(card.id);
  const isEdited = edit.value !== undefined;
  const isEmpty = edit.value?.trim() === "";
  const accept = (): void => {
    if (!isEmpty) post({ kind: "acceptProposal", ...(isEdited ? { summary: edit.value } : {}) });
  };
  return (
    <>
      {!isEdited && isFoldable(card) && <FoldLine id={card.id} />}
      <div class="card-answers">
        <Button isPrimary onClick={accept}>
          {isEdited ? "Accept This Text" : "Accept"}
        </Button>
        {isEdited ? (
          <Button title="Back to the summary as it was written" onClick={() => (edit.value = undefined)}>
            Drop My Changes
          </Button>
        ) : (
          <>
            <Button onClick={() => (edit.value = card.summary)}>Edit</Button>
            <Button title="Summarize again, with a note of yours" onClick={() => setNoted(true)}>
              Regenerate…
            </Button>
          </>
        )}
        <span class="card-back">
          <LinkButton
            title="Throw this summary away; the conversation stays as it is"
            onClick={() => post({ kind: "discardProposal" })}
          >
            Discard
          </LinkButton>
        </span>
      </div>
      {isNoted && !isEdited && (
        <RegenerateNote
          start={(note) => post({ kind: "propose", ...(note === "" ? {} : { note }) })}
          close={() => setNoted(false)}
        />
      )}
    </>
  );
}

function FoldLine({ id }: { readonly id: string }) {
  const open = usePanel().fold(id);
  return (
    <div class="card-actions">
      <Fold open={open} label={open.value ? "Fold summary" : "Show summary"} detail="" />
    </div>
  );
}
