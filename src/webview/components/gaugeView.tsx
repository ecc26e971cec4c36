import { t } from "../../l10n/l10n.ts";
import { inPercent, tokens } from "../../protocol/format.ts";
import type { Gauge } from "../../protocol/view.ts";
import { filled } from "../filled.ts";
import { afterFigure, compactionFigure, described, reading, SOURCE_NAMES } from "../gauge.ts";
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
  if (!now.scale) return <UnknownWindow gauge={gauge} now={now} words={words} />;
  return (
    <div class={`gauge ${gauge.level}`}>
      <div
        role="meter"
        aria-label={t("Context window")}
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
      <Note gauge={gauge} />
    </div>
  );
}

/** A summary is made in the background, so that nobody has to wait for it later. */
function Preparing() {
  return (
    <span class="figure-preparing" role="img" aria-label={t("A summary is being prepared")}>
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
      aria-label={t("What fills the context window")}
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
        {filled(
          t("{0} of {1} · {2}"),
          <b>{inPercent(scale.percent)}</b>,
          tokens(scale.window),
          SOURCE_NAMES[gauge.source],
        )}
      </span>
      <span class="figure-exact">{t("{0} tokens", tokens(now.used))}</span>
      <span class="figure-next">
        {usePanel().isPreparing.value && <Preparing />}
        {scale.after ? <b>→ {afterFigure(gauge, now)}</b> : compactionFigure(scale)}
      </span>
    </div>
  );
}

/** What would follow from an undo or redo, over what lies below; a screen reader is told it by the announcer. */
function Note({ gauge: { afterNote } }: Pick<FiguresProps, "gauge">) {
  if (afterNote === undefined) return null;
  return (
    <div class="gauge-note" aria-hidden="true">
      {afterNote}
    </div>
  );
}

function UnknownWindow({ gauge, now, words }: Omit<FiguresProps, "scale"> & { words: readonly string[] }) {
  const { command, view } = usePanel();
  return (
    <div class="gauge unknown">
      <GaugeBar now={now} />
      <ContextButton words={words} />
      <div class="figures">
        <span>{t("{0} tokens · window unknown", tokens(now.used))}</span>
        {view.value?.model ? (
          <LinkButton onClick={() => command("setWindow")}>{t("Set the window…")}</LinkButton>
        ) : (
          <LinkButton onClick={() => command("chooseModel")}>{t("Choose a Model…")}</LinkButton>
        )}
        {gauge.after !== undefined && <b class="figure-next">→ {afterFigure(gauge, now)}</b>}
      </div>
      <Note gauge={gauge} />
    </div>
  );
}
