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
import { PrunedParts } from "./prunedParts.tsx";

/** A compaction at its place in the conversation: what it did, its summary, and the way back. */
export function SummaryCard({ card }: { readonly card: CardItem }) {
  return (
    <section class={`card ${card.state} ${card.live ? "live" : ""}`} aria-label={NAMES[card.state]}>
      <CardHead card={card} />
      <CardMeta card={card} />
      <Pruned card={card} />
      {card.fallback !== undefined && <Remark icon="info" text={`Made without a model: ${card.fallback}`} />}
      {card.problem !== undefined && <Remark icon="error" text={card.problem} />}
      {card.state === "running" && <Waiting />}
      {card.summary !== "" && <CardSummary card={card} />}
      <CardChecks card={card} />
      <CardActions card={card} />
    </section>
  );
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
  running: "Compaction, running",
  done: "Compaction",
  undone: "Compaction, undone",
  failed: "Compaction, failed",
  cancelled: "Compaction, cancelled",
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
