/** Run in the page, each as a whole: what has too little room. Pixels are CSS pixels. */

/** What reaches beyond the panel's sides, or is cut off there by what it stands in. What scrolls, or ends in dots, may. */
export function tooWide(): string[] {
  const SCROLLS = "pre, .table-frame, .visually-hidden, .card-meta, .composer-line";
  const isDotted = (one: Element | null): boolean =>
    one !== null && (getComputedStyle(one).textOverflow === "ellipsis" || isDotted(one.parentElement));
  const isCut = (one: Element): boolean => {
    const { overflowX, textOverflow } = getComputedStyle(one);
    if (!["hidden", "clip"].includes(overflowX) || textOverflow === "ellipsis") return false;
    return one.scrollWidth > one.clientWidth + 1;
  };
  return [...document.querySelectorAll("#root *")]
    .filter((one) => one.checkVisibility() && !one.closest(SCROLLS) && !isDotted(one))
    .filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (right > innerWidth + 1 || left < -1 || isCut(one));
    })
    .map((one) => one.outerHTML.slice(0, 120));
}

/** What can be pressed or written into, but not hit near all of its edges once it has the focus and rows have settled. */
export async function outOfReach(): Promise<string[]> {
  const INSET = 3;
  // The whole gauge can be pressed, below what stands on it; a long text is seen in parts.
  const PRESSED = "button:not(.gauge-button), a[href], input, [role=slider]";
  const SETTLING = 12;
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  // A link may be broken into several boxes; corners may be round.
  const isHit = (one: HTMLElement): boolean =>
    [...one.getClientRects()].every(({ left, right, top, bottom, width, height }) =>
      [
        [left + INSET, top + height / 2],
        [right - INSET, top + height / 2],
        [left + width / 2, top + INSET],
        [left + width / 2, bottom - INSET],
      ].every(([x = 0, y = 0]) => one.contains(document.elementFromPoint(x, y))),
    );
  const isOut = async (one: HTMLElement): Promise<boolean> => {
    for (let frames = 0; frames < SETTLING; frames++) {
      one.scrollIntoView({ block: "nearest" });
      one.focus({ preventScroll: true });
      if (!one.isConnected || isHit(one)) return false;
      await frame();
    }
    return true;
  };
  const top = document.querySelector("[role=dialog]") ?? document;
  const used = [...top.querySelectorAll<HTMLElement>(PRESSED)].filter(
    (one) => one.checkVisibility() && !one.closest("[inert]") && !one.matches(":disabled"),
  );
  const found: string[] = [];
  for (const one of used) if (await isOut(one)) found.push(one.ariaLabel ?? one.outerHTML.slice(0, 120));
  return found;
}
