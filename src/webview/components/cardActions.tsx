import { useState } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { CardItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { isFoldable } from "./cardSummary.tsx";
import { Fold } from "./fold.tsx";
import { LinkButton } from "./linkButton.tsx";
import { RegenerateNote } from "./regenerateNote.tsx";
import { UndoButton } from "./undoButton.tsx";

interface Props {
  readonly card: CardItem;
}

/** What can be done about a compaction in its present state. */
export function CardActions({ card }: Props) {
  const { fold, post, canChange, isPreviewed } = usePanel();
  const [isNoted, setNoted] = useState(false);
  const { id, state, live, summary, asked, fallback } = card;
  const mayChange = canChange.value;
  const isOpen = fold(id);
  return (
    <>
      <div class="card-actions">
        {state === "running" && <Cancel />}
        {(state === "failed" || state === "cancelled") && mayChange && !isPreviewed.value && (
          <LinkButton onClick={() => post({ kind: "compact", ...asked })}>{t("Try again")}</LinkButton>
        )}
        {fallback !== undefined && state === "done" && live && mayChange && (
          <LinkButton
            title={t("Ask a model for this summary again")}
            onClick={() => post({ kind: "regenerate", compaction: id, note: "" })}
          >
            {t("Try again")}
          </LinkButton>
        )}
        {isFoldable(card) && (
          <Fold open={isOpen} label={isOpen.value ? t("Fold summary") : t("Show summary")} detail="" />
        )}
        {(state === "done" || state === "undone") && <Documents card={card} />}
        {state === "done" && live && mayChange && (
          <LinkButton title={t("Summarize again, with a note of yours")} onClick={() => setNoted(true)}>
            {t("Regenerate…")}
          </LinkButton>
        )}
        <span class="card-back">
          {summary !== "" && state !== "running" && (
            <LinkButton onClick={() => post({ kind: "copy", text: summary })}>{t("Copy")}</LinkButton>
          )}
          {mayChange && <Back card={card} />}
        </span>
      </div>
      {isNoted && mayChange && (
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
  return <LinkButton onClick={() => post({ kind: "stop", run: run.id })}>{t("Cancel")}</LinkButton>;
}

/** What opens in an editor. */
function Documents({ card: { id, state, live, strategy, edited } }: Props) {
  const { post, oldestCard, isReadOnly } = usePanel();
  const open = (as: "edit" | "compare" | "covered") => () =>
    post({ kind: "openSummary", compaction: id, as });
  return (
    <>
      {state === "done" && live && !isReadOnly.value && (
        <LinkButton
          title={t("Open the summary as a document; saving it changes what the model is sent")}
          onClick={open("edit")}
        >
          {t("Edit")}
        </LinkButton>
      )}
      {(edited || oldestCard.value !== id) && (
        <LinkButton
          title={edited ? t("Compare with the summary as it was made") : t("Compare with the summary before")}
          onClick={open("compare")}
        >
          {t("Compare")}
        </LinkButton>
      )}
      {strategy !== "imported" && (
        <LinkButton title={t("Show the messages that it stands for")} onClick={open("covered")}>
          {t("Originals")}
        </LinkButton>
      )}
    </>
  );
}

function Back({ card: { id, state, live } }: Props) {
  if (state === "undone") return <UndoButton target={id} isUndone title={t("Send the summary again")} />;
  if (state !== "done") return null;
  const title = live
    ? t("Send the original messages again")
    : t("Send the original messages again when the newer summary is undone too");
  return <UndoButton target={id} isUndone={false} title={title} />;
}
