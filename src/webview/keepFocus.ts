/**
 * Where the keyboard goes when what had the focus is taken away: a button that
 * has done its work, a row that was deleted. Without this it would fall to the
 * page itself, and Tab would begin anew at the top. And when the panel gets it
 * as a whole, by VS Code's command for the view.
 */

/** Watches all of the panel. `otherwise` takes the focus where nothing near is left that could. */
export function keepFocus(root: HTMLElement, otherwise: () => void): void {
  let last: Place | undefined;
  root.addEventListener("focusin", ({ target }) => {
    last = target instanceof HTMLElement ? placeOf(target, root) : undefined;
  });
  const check = (): void => {
    // Whoever clicks beside everything wants no focus; only what is gone has lost it.
    if (!last || canHold(last.had) || !document.hasFocus() || isElsewhere(last.had)) return;
    const next = nextTo(last);
    last = undefined;
    if (next) next.focus({ preventScroll: true });
    else otherwise();
  };
  const changes = { subtree: true, childList: true, attributeFilter: ["disabled"] };
  new MutationObserver(check).observe(root, changes);
  window.addEventListener("focus", () => requestAnimationFrame(() => isUnclaimed() && otherwise()));
}

/** VS Code gives the focus to the whole panel, and nothing in it has been pressed. */
const isUnclaimed = (): boolean =>
  document.hasFocus() && document.activeElement === document.body && !document.body.matches(":active");

interface Place {
  readonly had: HTMLElement;
  /** From the nearest outwards. */
  readonly around: readonly HTMLElement[];
  /** Where it stands in a list. */
  readonly inList: InList | undefined;
}

interface InList {
  readonly list: HTMLElement;
  /** Which of its rows, and which button of that. */
  readonly row: number;
  readonly button: number;
}

function placeOf(had: HTMLElement, root: HTMLElement): Place {
  const around: HTMLElement[] = [];
  for (let one = had.parentElement; one && one !== root; one = one.parentElement) around.push(one);
  return { had, around, inList: inListOf(had) };
}

function inListOf(had: HTMLElement): InList | undefined {
  const item = had.closest("li");
  const list = item?.parentElement;
  if (!item || !list) return undefined;
  return { list, row: [...list.children].indexOf(item), button: buttonsIn(item).indexOf(had) };
}

const buttonsIn = (item: Element): HTMLElement[] => [
  ...item.querySelectorAll<HTMLElement>("button:not(:disabled)"),
];

const canHold = (one: HTMLElement): boolean => one.isConnected && !one.matches(":disabled");

/** A button that is disabled keeps the focus until the next frame. */
const isElsewhere = (had: HTMLElement): boolean =>
  document.activeElement !== document.body && document.activeElement !== had;

/** The same place of the list, which the next row has taken; else what holds a focus around it. */
const nextTo = ({ around, inList }: Place): HTMLElement | undefined =>
  (inList && nextRow(inList)) ?? around.find((one) => one.isConnected && one.hasAttribute("tabindex"));

function nextRow({ list, row, button }: InList): HTMLElement | undefined {
  const next = list.isConnected ? list.children[Math.min(row, list.children.length - 1)] : undefined;
  const buttons = next ? buttonsIn(next) : [];
  return buttons[button] ?? buttons[0];
}
