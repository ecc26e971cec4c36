const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Moves the focus among the buttons of a group that is one stop for Tab; round at the ends. */
export function walkButtons(event: KeyboardEvent, group: HTMLElement | null): void {
  const step = STEPS[event.key];
  if (step === undefined || !group) return;
  event.preventDefault();
  const buttons = [...group.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
