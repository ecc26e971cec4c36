import { codeFrame } from "./codeFrame.ts";
import { markHidden } from "./marked.ts";
import { toHtml } from "./parser.ts";
import { sanitized } from "./sanitize.ts";

type Copy = (text: string) => void;

/**
 * Looking for the end of each link takes the parser quadratic time. Text with
 * more brackets than any honest text is shown as it is.
 */
const MOST_BRACKETS = 1_000;

/** Markdown as nodes that cannot run, load or hide anything. */
export function markdownNodes(source: string, copy: Copy): DocumentFragment {
  const nodes = source.split("[").length > MOST_BRACKETS ? paragraph(source) : sanitized(toHtml(source));
  // Code first: what is copied must be the code as it was written, without marks.
  for (const pre of nodes.querySelectorAll("pre")) pre.replaceWith(frameOf(pre, copy));
  for (const table of nodes.querySelectorAll("table")) wrap(table, "table-frame");
  // Their bullets and columns stand on the side that their words begin on.
  for (const block of nodes.querySelectorAll<HTMLElement>("ul, ol, table, blockquote")) block.dir = "auto";
  for (const link of nodes.querySelectorAll("a")) link.title = link.href;
  markHidden(nodes);
  return nodes;
}

function paragraph(text: string): DocumentFragment {
  const nodes = document.createDocumentFragment();
  nodes.append(document.createElement("p"));
  nodes.firstElementChild?.append(text);
  return nodes;
}

function wrap(node: Element, className: string): void {
  const frame = document.createElement("div");
  frame.className = className;
  node.replaceWith(frame);
  frame.append(node);
}

function frameOf(pre: Element, copy: Copy): HTMLElement {
  const language = /language-(\S+)/.exec(pre.querySelector("code")?.className ?? "")?.[1] ?? "";
  const code = pre.textContent;
  return codeFrame({ kind: "code", language, code, open: false, continues: false }, () => copy(code));
}
