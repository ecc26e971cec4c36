import { percent, tokens } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { Elapsed } from "./elapsed.tsx";
import { Icon } from "./icon.tsx";

interface Props {
  readonly card: CardItem;
}

const ICONS: Readonly<Record<CardItem["state"], string>> = {
  running: "loading",
  proposed: "open-preview",
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
      {HAS_RESULT.has(card.state) && <ShrinkBar {...card} />}
    </>
  );
}

const HAS_RESULT: ReadonlySet<CardItem["state"]> = new Set(["proposed", "done", "undone"]);

function Title({ card }: Props) {
  const { state, strategy, tokensBefore, tokensAfter } = card;
  if (state === "running") {
    const work = card.isProposal ? "Writing a summary of" : "Compacting";
    return (
      <>
        {work} {tokens(tokensBefore)}…
      </>
    );
  }
  if (state === "failed") return <>Compaction failed</>;
  if (state === "cancelled") return <>Compaction cancelled</>;
  return (
    <>
      {state === "proposed" ? "Proposed" : strategy === "imported" ? "Compacted before import" : "Compacted"}{" "}
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
  if (state !== "done" && state !== "proposed") return null;
  return live || state === "proposed" ? (
    <>−{percent(tokensBefore - tokensAfter, tokensBefore)}%</>
  ) : (
    <>in a newer summary</>
  );
}

export function ShrinkBar({ tokensBefore, tokensAfter }: Pick<CardItem, "tokensBefore" | "tokensAfter">) {
  const share = tokensBefore > 0 ? Math.min(1, tokensAfter / tokensBefore) : 1;
  return (
    <div class="shrink-bar" aria-hidden="true">
      <div style={{ width: `${100 * share}%` }} />
    </div>
  );
}
