import { SETTINGS } from "../../manifest.ts";
import { tokens } from "../../protocol/format.ts";
import type { Gauge } from "../../protocol/view.ts";
import { compactionFigure, described, reading } from "../gauge.ts";
import type { Reading, Scale } from "../gauge.ts";
import { usePanel } from "../panel.ts";
import { GaugeBar } from "./gaugeBar.tsx";
import { LinkButton } from "./linkButton.tsx";

/** How full the model's window is, the draft included. */
export function GaugeView({ gauge }: { readonly gauge: Gauge }) {
  const now = reading(gauge, usePanel().draftTokens.value);
  const words = described(gauge, now);
  if (!now.scale) return <UnknownWindow now={now} words={words} />;
  return (
    <div
      class={`gauge ${gauge.level}`}
      role="meter"
      aria-label="Context window"
      aria-valuemin={0}
      aria-valuemax={now.scale.window}
      aria-valuenow={Math.min(now.used, now.scale.window)}
      aria-valuetext={words.join("; ")}
      title={words.join("\n")}
    >
      <GaugeBar now={now} />
      <Figures gauge={gauge} now={now} scale={now.scale} />
    </div>
  );
}

interface FiguresProps {
  readonly gauge: Gauge;
  readonly now: Reading;
  readonly scale: Scale;
}

function Figures({ gauge, now, scale }: FiguresProps) {
  return (
    <div class="figures">
      <span>
        <b>{scale.percent}%</b> of {tokens(scale.window)} · {gauge.source}
      </span>
      <span class="figure-exact">{tokens(now.used)} tokens</span>
      <span class="figure-next">{compactionFigure(scale)}</span>
    </div>
  );
}

function UnknownWindow({ now, words }: { readonly now: Reading; readonly words: readonly string[] }) {
  const { post } = usePanel();
  return (
    <div class="gauge unknown">
      <GaugeBar now={now} />
      <div class="figures">
        <span title={words.join("\n")}>{tokens(now.used)} tokens · window unknown</span>
        <LinkButton onClick={() => post({ kind: "openSetting", setting: SETTINGS.window })}>
          Set it
        </LinkButton>
      </div>
    </div>
  );
}
