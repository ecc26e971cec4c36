import type { List } from "./useVirtualizer.ts";

/** Of the height in sight; the rest stays in view for the eye to hold on to. */
const PAGE = 0.9;

/**
 * The keys that go far. The browser would glide there, and each row that is
 * measured on the way would stop it.
 */
export function scrollByKey(list: List, event: KeyboardEvent, toStart: () => void): void {
  if (event.target instanceof Element && event.target.closest("pre")) return;
  const page = PAGE * (list.scrollRect?.height ?? 0);
  const moves: Readonly<Record<string, () => void>> = {
    Home: toStart,
    End: () => list.scrollToEnd(),
    PageUp: () => list.scrollBy(-page),
    PageDown: () => list.scrollBy(page),
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  move();
}
