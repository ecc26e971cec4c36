import { useMemo } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { Item } from "../../protocol/view.ts";
import type { Cover } from "../covered.ts";
import { ItemView } from "./itemView.tsx";

interface Props {
  readonly index: number;
  readonly item: Item;
  /** The item above belongs to the same turn, so the two stand closer. */
  readonly isTight: boolean;
  readonly isLast: boolean;
  readonly cover: Cover;
  readonly endsCover: boolean;
  /** Told the element, so that its height is known. */
  readonly measure: (element: HTMLElement | null) => void;
}

const COVERS: Readonly<Record<Cover, string | undefined>> = {
  open: undefined,
  covered: t("Summarized: the model is sent the summary instead"),
  kept: t("Kept: sent word for word beside the summary"),
};

/** One item of the transcript; drawn again only when something about it has changed. */
export function Row({ index, item, isTight, isLast, cover, endsCover, measure }: Props) {
  const content = useMemo(() => <ItemView item={item} isLast={isLast} />, [item, isLast]);
  return (
    <div
      ref={measure}
      data-index={index}
      tabIndex={-1}
      class={`row ${cover} ${isTight ? "tight" : ""}`}
      aria-description={COVERS[cover]}
    >
      {content}
      {endsCover && <div class="cover-end">{t("Above: sent as the summary")}</div>}
    </div>
  );
}
