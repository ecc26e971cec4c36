import { tokens } from "../../protocol/format.ts";
import type { Gauge } from "../../protocol/view.ts";
import { afterFigure, compactionFigure, described, reading } from "../gauge.ts";
import type { Reading, Scale } from "../gauge.ts";
import { usePanel } from "../panel.ts";
import { GaugeBar } from "./gaugeBar.tsx";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { TriggerTick } from "./triggerTick.tsx";

/** How full the model's window is, the draft included. A click opens what fills it. */
export function GaugeView({ gauge }: { readonly gauge: Gauge }) {
  const now = reading(gauge, usePanel().draftTokens.value);
  const words = described(gauge, now);
  if (!now.scale) return <UnknownWindow now={now} words={words} />;
  return (
    <div class={`gauge ${gauge.level}`}>
      <div
        role="meter"
        aria-label="Context window"
        aria-valuemin={0}
        aria-valuemax={now.scale.window}
        aria-valuenow={Math.min(now.used, now.scale.window)}
        aria-valuetext={words.join("; ")}
      >
        <GaugeBar now={now} />
        <Figures gauge={gauge} now={now} scale={now.scale} />
      </div>
      <ContextButton words={words} />
      <div class="gauge-track">
        <TriggerTick gauge={gauge} scale={now.scale} />
      </div>
    </div>
  );
}

/** A summary is made in the background, so that nobody has to wait for it later. */
function Preparing() {
  return (
    <span class="figure-preparing" role="img" aria-label="A summary is being prepared">
      <Icon name="loading" />{" "}
    </span>
  );
}

/** Lies over the whole gauge. */
function ContextButton({ words }: { readonly words: readonly string[] }) {
  const { isContextOpen, showContext } = usePanel();
  const isOpen = isContextOpen.value;
  return (
    <button
      type="button"
      class="gauge-button"
      aria-label="What fills the context window"
      aria-pressed={isOpen}
      title={words.join("\n")}
      onClick={() => showContext(!isOpen)}
    />
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
      <span class="figure-next">
        {usePanel().isPreparing.value && <Preparing />}
        {scale.after ? <b>→ {afterFigure(scale)}</b> : compactionFigure(scale)}
      </span>
    </div>
  );
}

function UnknownWindow({ now, words }: { readonly now: Reading; readonly words: readonly string[] }) {
  const { command } = usePanel();
  return (
    <div class="gauge unknown">
      <GaugeBar now={now} />
      <ContextButton words={words} />
      <div class="figures">
        <span>{tokens(now.used)} tokens · window unknown</span>
        <LinkButton onClick={() => command("setWindow")}>Set the window…</LinkButton>
      </div>
    </div>
  );
}
