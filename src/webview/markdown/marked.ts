import { pieces } from "../marks.ts";

/** Replaces hidden characters in all text below `root` by marks that can be seen. */
export function markHidden(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && pieces(node.data).some(({ kind }) => kind === "mark")) found.push(node);
  }
  for (const node of found) node.replaceWith(...pieces(node.data).map(toNode));
}

function toNode(piece: ReturnType<typeof pieces>[number]): Node {
  if (piece.kind === "text") return document.createTextNode(piece.text);
  const mark = document.createElement("span");
  mark.className = "hidden-mark";
  mark.title = piece.name;
  mark.textContent = piece.text;
  return mark;
}
