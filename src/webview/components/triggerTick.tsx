import { useEffect, useRef, useState } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { Gauge } from "../../protocol/view.ts";
import type { Scale } from "../gauge.ts";
import { usePanel } from "../panel.ts";
import { moved, percentAt, shareOf, triggerOf, triggerWords } from "../trigger.ts";
import type { Trigger } from "../trigger.ts";

/** Milliseconds without a key after which the new place is written to the setting. */
const SET_AFTER = 500;

interface Props {
  readonly gauge: Gauge;
  readonly scale: Scale;
}

/** The tick at which automatic compaction fires. It is dragged, or moved by the arrow keys. */
export function TriggerTick({ gauge, scale }: Props) {
  const trigger = triggerOf(gauge, scale.length);
  if (trigger) return <Slider trigger={trigger} />;
  if (scale.triggerShare === undefined) return null;
  return <div class="gauge-tick fixed" style={{ left: `${100 * scale.triggerShare}%` }} aria-hidden="true" />;
}

function Slider({ trigger }: { readonly trigger: Trigger }) {
  const { at, move, cancel } = useMoved(trigger);
  const isDragged = useRef(false);
  const words = triggerWords(trigger, at);
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const bar = event.currentTarget.parentElement?.getBoundingClientRect();
    if (isDragged.current && bar) move(percentAt(trigger, (event.clientX - bar.left) / bar.width));
  };
  return (
    <div
      class="gauge-tick"
      style={{ left: `${100 * shareOf(trigger, at)}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t("Automatic compaction")}
      aria-valuemin={trigger.least}
      aria-valuemax={trigger.most}
      aria-valuenow={at}
      aria-valuetext={words}
      title={t("{0}. Drag to change.", words)}
      onPointerDown={(event) => {
        isDragged.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={(event) => {
        drag(event);
        isDragged.current = false;
      }}
      onPointerCancel={() => {
        isDragged.current = false;
        cancel();
      }}
      onKeyDown={(event) => {
        const to = moved(trigger, at, event.key);
        if (to === undefined) return;
        event.preventDefault();
        move(to);
      }}
    />
  );
}

/** The place while it is moved, which comes before what the host says until the host has taken it over. */
function useMoved(trigger: Trigger) {
  const { post } = usePanel();
  const [wanted, setWanted] = useState<number>();
  const posted = useRef<number>(undefined);
  // What was moved since the last place was handed over is still to come.
  useEffect(
    () => setWanted((now) => (now === posted.current ? undefined : now)),
    [trigger.percent, trigger.usable],
  );
  useEffect(() => {
    if (wanted === undefined || wanted === trigger.percent) return;
    const timer = setTimeout(() => {
      posted.current = wanted;
      post({ kind: "setTrigger", percent: wanted });
    }, SET_AFTER);
    return () => clearTimeout(timer);
  }, [wanted]);
  return { at: wanted ?? trigger.percent, move: setWanted, cancel: () => setWanted(undefined) };
}
