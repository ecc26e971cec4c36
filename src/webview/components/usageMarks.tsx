import type { Signal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { Mark } from "../context/chart.ts";
import { usePanel } from "../panel.ts";
import { walkButtons } from "../walkButtons.ts";

interface Props {
  readonly marks: readonly Mark[];
  /** What is told below the chart; "": nothing. */
  readonly told: Signal<string>;
}

/** Each compaction and prune on the line of usage: what it freed, and the way to it. One stop for Tab. */
export function UsageMarks({ marks, told }: Props) {
  const { jumpTo } = usePanel();
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul
      class="chart-marks"
      ref={list}
      aria-label={t("Compactions and prunes")}
      onKeyDown={(event) => walkButtons(event, list.current)}
    >
      {marks.map((mark, index) => {
        const words = wordsOf(mark);
        const tell = (): void => {
          told.value = words;
        };
        const hush = (): void => {
          told.value = "";
        };
        return (
          <li key={mark.item} style={{ left: `${100 * mark.x}%`, top: `${100 * mark.y}%` }}>
            <button
              type="button"
              class="chart-spot"
              tabIndex={index === marks.length - 1 ? 0 : -1}
              aria-label={t("{0}. Show in the conversation", words)}
              title={words}
              onFocus={tell}
              onBlur={hush}
              onPointerEnter={tell}
              onPointerLeave={hush}
              onClick={() => jumpTo({ item: mark.item })}
            >
              <span class={`chart-mark ${mark.kind}`} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const wordsOf = ({ kind, tokens: before, after }: Mark): string =>
  kind === "compaction"
    ? t("Compacted: {0} → {1}", tokens(before), tokens(after))
    : t("Pruned: {0} → {1}", tokens(before), tokens(after));
