import { percent, tokens } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { Elapsed } from "./elapsed.tsx";
import { Icon } from "./icon.tsx";

interface Props {
  readonly card: CardItem;
}

const ICONS: Readonly<Record<CardItem["state"], string>> = {
  running: "loading",
  done: "fold",
  undone: "discard",
  failed: "error",
  cancelled: "circle-slash",
};

export function CardHead({ card }: Props) {
  return (
    <>
      <div class="card-head">
        <Icon name={ICONS[card.state]} />
        <span class="card-title">
          <Title card={card} />
        </span>
        <span class="card-side">
          <Side card={card} />
        </span>
      </div>
      {isApplied(card) && <ShrinkBar {...card} />}
    </>
  );
}

const isApplied = ({ state }: CardItem): boolean => state === "done" || state === "undone";

function Title({ card }: Props) {
  const { state, strategy, tokensBefore, tokensAfter } = card;
  if (state === "running") return <>Compacting {tokens(tokensBefore)}…</>;
  if (state === "failed") return <>Compaction failed</>;
  if (state === "cancelled") return <>Compaction cancelled</>;
  return (
    <>
      {strategy === "imported" ? "Compacted before import" : "Compacted"}{" "}
      <b>
        {tokens(tokensBefore)} → {tokens(tokensAfter)}
      </b>
    </>
  );
}

function Side({ card }: Props) {
  const { state, live, tokensBefore, tokensAfter } = card;
  if (state === "running") return <Elapsed since={card.at} />;
  if (state === "undone") return <>undone</>;
  if (state !== "done") return null;
  return live ? <>−{percent(tokensBefore - tokensAfter, tokensBefore)}%</> : <>in a newer summary</>;
}

function ShrinkBar({ tokensBefore, tokensAfter }: CardItem) {
  const share = tokensBefore > 0 ? Math.min(1, tokensAfter / tokensBefore) : 1;
  return (
    <div class="shrink-bar" aria-hidden="true">
      <div style={{ width: `${100 * share}%` }} />
    </div>
  );
}
