import { tokens } from "../../protocol/format.ts";
import type { UsagePoint } from "../../protocol/view.ts";
import { chartOf, HEIGHT, WIDTH } from "../context/chart.ts";
import type { Mark } from "../context/chart.ts";
import { ContextSection } from "./contextSection.tsx";

interface Props {
  readonly points: readonly UsagePoint[];
  readonly trigger: number | undefined;
}

/** How much was in use as the conversation went on, each compaction and prune marked. */
export function UsageChart({ points, trigger }: Props) {
  const chart = chartOf(points, trigger);
  if (!chart) return null;
  const { line, area, marks } = chart;
  const most = Math.max(...points.map((point) => point.tokens));
  const count = (kind: Mark["kind"]): number => marks.filter((mark) => mark.kind === kind).length;
  const words = `At most ${tokens(most)} tokens, now ${tokens(points.at(-1)?.tokens ?? 0)}; compacted ${count("compaction")} times, pruned ${count("prune")} times`;
  return (
    <ContextSection title="Over this conversation">
      <div class="chart" role="img" aria-label={words} title={words}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="chart-area" d={area} />
          <path class="chart-line" d={line} />
        </svg>
        {chart.trigger !== undefined && (
          <div class="chart-trigger" style={{ top: `${100 * chart.trigger}%` }}>
            <span>trigger</span>
          </div>
        )}
        {marks.map(({ kind, x, y, tokens: size }, index) => (
          <div
            key={index}
            class={`chart-mark ${kind}`}
            style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
            title={`${kind === "compaction" ? "Compacted" : "Pruned"} at ${tokens(size)}`}
          />
        ))}
      </div>
      <div class="legend" aria-hidden="true">
        {count("compaction") > 0 && (
          <span>
            <span class="chart-mark compaction" /> compaction
          </span>
        )}
        {count("prune") > 0 && (
          <span>
            <span class="chart-mark prune" /> prune
          </span>
        )}
      </div>
    </ContextSection>
  );
}
