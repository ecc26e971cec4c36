import { t } from "../../l10n/l10n.ts";
import { inPercent, percent, tokens } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { filled } from "../filled.ts";
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
    const size = tokens(tokensBefore);
    return <>{card.isProposal ? t("Writing a summary of {0}…", size) : t("Compacting {0}…", size)}</>;
  }
  if (state === "failed") return <>{t("Compaction failed")}</>;
  if (state === "cancelled") return <>{t("Compaction cancelled")}</>;
  const figures = (
    <b>
      {tokens(tokensBefore)} → {tokens(tokensAfter)}
    </b>
  );
  return <>{filled(doneWords({ state, strategy }), figures)}</>;
}

function doneWords({ state, strategy }: Pick<CardItem, "state" | "strategy">): string {
  if (state === "proposed") return t("Proposed {0}");
  return strategy === "imported" ? t("Compacted before import {0}") : t("Compacted {0}");
}

function Side({ card }: Props) {
  const { state, live, tokensBefore, tokensAfter } = card;
  if (state === "running") return <Elapsed since={card.at} />;
  if (state === "undone") return <>{t("undone")}</>;
  if (state !== "done" && state !== "proposed") return null;
  return live || state === "proposed" ? (
    <>−{inPercent(percent(tokensBefore - tokensAfter, tokensBefore))}</>
  ) : (
    <>{t("in a newer summary")}</>
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
