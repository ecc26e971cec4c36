import { t } from "../../l10n/l10n.ts";

/** The class of the buttons that `markLines` adds; their `data-line` has the words of the line. */
export const LINE_BUTTON = "line-source";

/** Gives every line of a summary a button that asks where it comes from. */
export function markLines(nodes: DocumentFragment): void {
  for (const line of nodes.querySelectorAll<HTMLElement>("li, p")) {
    if (line.matches("li p")) continue;
    const words = ownWords(line);
    if (words !== "") line.insertBefore(buttonFor(words), nestedList(line));
  }
}

const nestedList = (line: HTMLElement): Element | null => line.querySelector(":scope > :is(ul, ol)");

/** Without those of the list in it. */
function ownWords(line: HTMLElement): string {
  const copy = line.cloneNode(true);
  if (copy instanceof Element) for (const list of copy.querySelectorAll("ul, ol")) list.remove();
  return copy.textContent?.trim().replaceAll(/\s+/g, " ") ?? "";
}

function buttonFor(words: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${LINE_BUTTON} codicon codicon-references`;
  button.dataset["line"] = words;
  button.title = t("Where does this come from?");
  button.setAttribute("aria-label", t("Where does this come from? {0}", words));
  // One of them is the stop for Tab; the arrow keys lead to the others.
  button.tabIndex = -1;
  return button;
}
