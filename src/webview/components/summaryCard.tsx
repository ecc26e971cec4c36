import { t } from "../../l10n/l10n.ts";
import type { CardItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { CardActions } from "./cardActions.tsx";
import { CardChecks } from "./cardChecks.tsx";
import { CardHead } from "./cardHead.tsx";
import { CardMeta } from "./cardMeta.tsx";
import { CardSummary } from "./cardSummary.tsx";
import { Countdown } from "./countdown.tsx";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";
import { ProposalActions } from "./proposalActions.tsx";
import { PrunedParts } from "./prunedParts.tsx";
import { SummaryField } from "./summaryField.tsx";

/** A compaction at its place in the conversation: what it did, its summary, and the way back. */
export function SummaryCard({ card }: { readonly card: CardItem }) {
  return (
    <div role="group" class={`card ${card.state} ${card.live ? "live" : ""}`} aria-label={NAMES[card.state]}>
      <CardHead card={card} />
      <CardMeta card={card} />
      <Pruned card={card} />
      {card.fallback !== undefined && (
        <Remark icon="info" text={t("Made without a model: {0}", card.fallback)} />
      )}
      {card.problem !== undefined && <Remark icon="error" text={card.problem} />}
      {card.state === "running" && <Waiting />}
      <Summary card={card} />
      <CardChecks card={card} />
      {card.state === "proposed" ? <ProposalActions card={card} /> : <CardActions card={card} />}
    </div>
  );
}

function Summary({ card }: { readonly card: CardItem }) {
  const edit = usePanel().edits(card.id);
  if (card.state === "proposed" && edit.value !== undefined) return <SummaryField edit={edit} />;
  return card.summary === "" ? null : <CardSummary card={card} />;
}

function Pruned({ card: { id, pruned, state } }: { readonly card: CardItem }) {
  if (!usePanel().fold(`${id}/pruned`).value || !pruned?.list) return null;
  return (
    <div class="card-pruned">
      <PrunedParts list={pruned.list} canRestore={state === "done"} />
    </div>
  );
}

function Waiting() {
  const wait = usePanel().view.value?.run?.wait;
  return wait ? <Countdown wait={wait} /> : null;
}

const NAMES: Readonly<Record<CardItem["state"], string>> = {
  running: t("Compaction, running"),
  proposed: t("Proposed compaction"),
  done: t("Compaction"),
  undone: t("Compaction, undone"),
  failed: t("Compaction, failed"),
  cancelled: t("Compaction, cancelled"),
};

function Remark({ icon, text }: { readonly icon: string; readonly text: string }) {
  return (
    <p class={`card-remark ${icon}`} dir="auto">
      <Icon name={icon} />
      <span>
        <PlainText text={text} />
      </span>
    </p>
  );
}
