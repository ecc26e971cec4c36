import { render } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { LineSources } from "./components/lineSources.tsx";
import { LINE_BUTTON } from "./markdown/lines.ts";
import { PanelContext, usePanel } from "./panel.ts";

/** What the element around a summary needs, so that its lines (`markLines`) tell where they come from. */
export function useLineSources(compaction: string) {
  const panel = usePanel();
  const ref = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<HTMLElement>();
  useLayoutEffect(() => {
    const first = ref.current?.querySelector<HTMLElement>(`.${LINE_BUTTON}`);
    if (first) first.tabIndex = 0;
  });
  useLayoutEffect(() => {
    const line = asked?.dataset["line"];
    if (!asked || line === undefined) return;
    const close = (): void => {
      setAsked(undefined);
      asked.focus();
    };
    // Among nodes that the Markdown has made, so it is a tree of its own.
    const holder = document.createElement("div");
    asked.after(holder);
    render(
      <PanelContext.Provider value={panel}>
        <LineSources compaction={compaction} line={line} close={close} />
      </PanelContext.Provider>,
      holder,
    );
    return () => {
      render(null, holder);
      holder.remove();
    };
  }, [asked]);
  const onClick = ({ target }: MouseEvent): void => {
    const button = lineButton(target);
    if (!button) return;
    setAsked(button === asked ? undefined : button);
    if (button !== asked) panel.post({ kind: "showSources", compaction, line: button.dataset["line"] ?? "" });
  };
  return { ref, onClick, onKeyDown: (event: KeyboardEvent) => walk(event, ref.current) };
}

const lineButton = (target: EventTarget | null): HTMLElement | undefined =>
  target instanceof HTMLElement && target.classList.contains(LINE_BUTTON) ? target : undefined;

/** From line to line. */
function walk(event: KeyboardEvent, summary: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const button = lineButton(event.target);
  if (step === undefined || !button || !summary) return;
  event.preventDefault();
  event.stopPropagation();
  const all = [...summary.querySelectorAll<HTMLElement>(`.${LINE_BUTTON}`)];
  const next = all[(all.indexOf(button) + step + all.length) % all.length];
  next?.focus();
}
