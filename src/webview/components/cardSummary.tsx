import { useLayoutEffect, useRef } from "preact/hooks";

import type { CardItem } from "../../protocol/view.ts";
import { markLines } from "../markdown/lines.ts";
import { usePanel } from "../panel.ts";
import { useLineSources } from "../useLineSources.tsx";
import { Markdown } from "./blocks.tsx";

/** Shorter summaries, in characters, are not worth a fold. */
const SHORT = 240;

export const isFoldable = ({ summary, state }: CardItem): boolean =>
  state !== "running" && summary.length > SHORT;

export function CardSummary({ card }: { readonly card: CardItem }) {
  return card.state === "running" ? <Growing text={card.summary} /> : <Foldable card={card} />;
}

function Foldable({ card }: { readonly card: CardItem }) {
  const fold = usePanel().fold(card.id);
  const isFolded = isFoldable(card) && !fold.value;
  const lines = useLineSources(card.id);
  return (
    <div class="card-body" dir="auto">
      <div class={isFolded ? "card-summary folded" : "card-summary"} {...lines}>
        <Markdown text={card.summary} decorate={markLines} />
      </div>
    </div>
  );
}

/** The newest lines of a summary that is being written. */
function Growing({ text }: { readonly text: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [text]);
  return (
    <div class="card-body" dir="auto">
      <div class="card-summary growing" ref={place}>
        <Markdown text={text} />
      </div>
    </div>
  );
}
