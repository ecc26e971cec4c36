import { t } from "../../l10n/l10n.ts";
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
          title={t("{0}: {1} tokens", CATEGORY_NAMES[category], whole(tokens))}
        />
      ))}
      {scale.after && <Change from={now.used / scale.length} to={scale.after.share} />}
      <div
        class="segment of-reserve"
        style={{ width: percentage(scale.reserveShare) }}
        title={t("Reserved for the answer")}
      />
    </div>
  );
}

/** Lies over what would be freed, or taken up, by what waits for a yes or is thought about. */
function Change({ from, to }: { readonly from: number; readonly to: number }) {
  if (to === from) return null;
  const place = { left: percentage(Math.min(from, to)), width: percentage(Math.abs(to - from)) };
  return <div class={to < from ? "gauge-freed" : "gauge-added"} style={place} />;
}
