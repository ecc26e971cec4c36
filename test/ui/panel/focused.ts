/** Run in the page: what has the focus now, and what is wrong with how it shows. */
export interface Focused {
  readonly name: string;
  readonly faults: readonly string[];
}

export function focused(): Focused {
  const one = document.activeElement;
  if (!(one instanceof HTMLElement) || one === document.body) return { name: "", faults: [] };
  const around: Element[] = [];
  for (let at: Element | null = one; at; at = at.parentElement) around.push(at);
  const styles = around.map((at) => getComputedStyle(at));
  const ring = getComputedStyle(document.documentElement).getPropertyValue("--vscode-focusBorder");
  const probe = document.createElement("i");
  probe.style.color = ring;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  const isOutlined = styles[0]?.outlineStyle !== "none" && parseFloat(styles[0]?.outlineWidth ?? "") >= 1;
  const isFramed = styles.slice(1, 3).some(({ borderTopColor }) => borderTopColor === color);
  const opacity = styles.reduce((all, style) => all * Number(style.opacity), 1);
  const { top, bottom, width } = one.getBoundingClientRect();
  const faults = [
    ...(isOutlined || isFramed ? [] : ["has no outline"]),
    ...(opacity > 0.99 ? [] : ["is transparent"]),
    ...(width > 0 && bottom > 0 && top < innerHeight ? [] : ["is out of sight"]),
  ];
  const name = (one.ariaLabel ?? one.textContent ?? "").trim().replaceAll(/\s+/g, " ");
  return { name: name || one.outerHTML.slice(0, 80), faults };
}

/** Marks what has the focus; the answer tells whether it was marked before. */
export function markFocused(): boolean {
  const one = document.activeElement;
  const wasMarked = one?.hasAttribute("data-walked") ?? false;
  one?.setAttribute("data-walked", "");
  return wasMarked;
}

/** What can be used, but was neither walked to nor stands in a group that arrow keys walk through. */
export function notWalked(): string[] {
  const USED = "button, a[href], input, textarea, summary, [role=slider], [tabindex='0']";
  const BY_ARROWS = "[role=toolbar], .list-rows, .chart-marks, .card-summary";
  return [...document.querySelectorAll<HTMLElement>(USED)]
    .filter((one) => one.checkVisibility() && !one.closest("[inert]") && !one.matches(":disabled"))
    .filter((one) => !one.hasAttribute("data-walked") && !(one.tabIndex < 0 && one.closest(BY_ARROWS)))
    .map((one) => one.outerHTML.slice(0, 120));
}
