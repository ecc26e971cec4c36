import highlighter from "highlight.js/lib/common";

import { LONGEST } from "./blocks.ts";
import { markHidden } from "./marked.ts";
import { sanitized } from "./sanitize.ts";

/** Code that still grows is colored anew with every frame. */
const LONGEST_OPEN = 4_000;

/** The code as nodes, colored if its language is known and it is not too long. */
export function highlighted({
  code,
  language,
  open,
}: {
  readonly code: string;
  readonly language: string;
  readonly open: boolean;
}): Node {
  const isColored =
    code.length <= (open ? LONGEST_OPEN : LONGEST) && highlighter.getLanguage(language) !== undefined;
  const nodes = isColored
    ? sanitized(highlighter.highlight(code, { language, ignoreIllegals: true }).value)
    : fragmentOf(code);
  markHidden(nodes);
  return nodes;
}

function fragmentOf(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(text);
  return fragment;
}
