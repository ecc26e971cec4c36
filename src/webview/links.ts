/**
 * The address of the link that was clicked. No link is ever followed by the
 * panel itself: the click ends here, and VS Code never sees it.
 */
export function linkTarget(event: MouseEvent): string | undefined {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link) return undefined;
  event.preventDefault();
  event.stopPropagation();
  return /^(?:https?|mailto):/i.test(link.href) ? link.href : undefined;
}
