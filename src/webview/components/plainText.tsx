import { useMemo } from "preact/hooks";

import { pieces } from "../marks.ts";

/** Text exactly as it is; characters that cannot be seen are marked. */
export function PlainText({ text }: { readonly text: string }) {
  const found = useMemo(() => pieces(text), [text]);
  return <>{found.map((piece) => (piece.kind === "text" ? piece.text : <Mark {...piece} />))}</>;
}

function Mark({ text, name }: { readonly text: string; readonly name: string }) {
  return (
    <span class="hidden-mark" title={name}>
      {text}
    </span>
  );
}
