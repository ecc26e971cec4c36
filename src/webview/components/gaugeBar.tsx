import { whole } from "../../protocol/format.ts";
import { CATEGORY_NAMES } from "../gauge.ts";
import type { Reading } from "../gauge.ts";

const percentage = (share: number): string => `${100 * share}%`;

/** The window as a stacked bar; for the eye only, the figures stand beside it. */
export function GaugeBar({ now }: { readonly now: Reading }) {
  const { scale } = now;
  if (!scale) return <div class="gauge-bar unknown" aria-hidden="true" />;
  return (
    <div class="gauge-bar" aria-hidden="true">
      {now.segments.map(({ category, tokens, share }) => (
        <div
          key={category}
          class={`segment of-${category}`}
          style={{ width: percentage(share) }}
          title={`${CATEGORY_NAMES[category]}: ${whole(tokens)} tokens`}
        />
      ))}
      {scale.after && <Freed from={scale.after.share} to={now.used / scale.length} />}
      <div
        class="segment of-reserve"
        style={{ width: percentage(scale.reserveShare) }}
        title="Reserved for the answer"
      />
    </div>
  );
}

/** Lies over what the compaction that waits for a yes would free. */
function Freed({ from, to }: { readonly from: number; readonly to: number }) {
  if (to <= from) return null;
  return <div class="gauge-freed" style={{ left: percentage(from), width: percentage(to - from) }} />;
}
