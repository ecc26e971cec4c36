import { useState } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
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
  if (isWorking.value)
    return <p class="card-waits">{t("It can be accepted when the present work has ended.")}</p>;
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
          {isEdited ? t("Accept This Text") : t("Accept")}
        </Button>
        {isEdited ? (
          <Button title={t("Back to the summary as it was written")} onClick={() => (edit.value = undefined)}>
            {t("Drop My Changes")}
          </Button>
        ) : (
          <>
            <Button onClick={() => (edit.value = card.summary)}>{t("Edit")}</Button>
            <Button title={t("Summarize again, with a note of yours")} onClick={() => setNoted(true)}>
              {t("Regenerate…")}
            </Button>
          </>
        )}
        <span class="card-back">
          <LinkButton
            title={t("Throw this summary away; the conversation stays as it is")}
            onClick={() => post({ kind: "discardProposal" })}
          >
            {t("Discard")}
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
      <Fold open={open} label={open.value ? t("Fold summary") : t("Show summary")} detail="" />
    </div>
  );
}
