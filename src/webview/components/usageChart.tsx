import { useSignal } from "@preact/signals";

import { t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { UsagePoint } from "../../protocol/view.ts";
import { chartOf, HEIGHT, WIDTH } from "../context/chart.ts";
import type { Mark } from "../context/chart.ts";
import { ContextSection } from "./contextSection.tsx";
import { UsageMarks } from "./usageMarks.tsx";

interface Props {
  readonly points: readonly UsagePoint[];
  readonly trigger: number | undefined;
}

/** How much was in use as the conversation went on, each compaction and prune marked. */
export function UsageChart({ points, trigger }: Props) {
  const told = useSignal("");
  const chart = chartOf(points, trigger);
  if (!chart) return null;
  const { line, area, marks } = chart;
  const most = Math.max(...points.map((point) => point.tokens));
  const count = (kind: Mark["kind"]): number => marks.filter((mark) => mark.kind === kind).length;
  const words = t(
    "At most {0} tokens, now {1}; compacted {2} times, pruned {3} times",
    tokens(most),
    tokens(points.at(-1)?.tokens ?? 0),
    count("compaction"),
    count("prune"),
  );
  return (
    <ContextSection title={t("Over this conversation")}>
      <div class="chart">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
          <path class="chart-area" d={area} />
          <path class="chart-line" d={line} />
        </svg>
        {chart.trigger !== undefined && (
          <div class="chart-trigger" style={{ top: `${100 * chart.trigger}%` }}>
            <span>{t("trigger")}</span>
          </div>
        )}
        {marks.length > 0 && <UsageMarks marks={marks} told={told} />}
      </div>
      <div class="legend" aria-hidden="true">
        {count("compaction") > 0 && (
          <span>
            <span class="chart-mark compaction" /> {t("compaction")}
          </span>
        )}
        {count("prune") > 0 && (
          <span>
            <span class="chart-mark prune" /> {t("prune")}
          </span>
        )}
        <span class="chart-told">{told}</span>
      </div>
    </ContextSection>
  );
}
