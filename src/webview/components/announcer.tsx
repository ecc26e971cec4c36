import { useEffect, useRef, useState } from "preact/hooks";

import type { Item, ViewState } from "../../protocol/view.ts";
import { announcement } from "../announce.ts";

/** Says to screen readers what has ended, and nothing while it is going on. */
export function Announcer({ view }: { readonly view: ViewState }) {
  const before = useRef<readonly Item[]>(view.items);
  const [words, setWords] = useState("");
  useEffect(() => {
    const next = announcement(before.current, view.items);
    before.current = view.items;
    if (next !== undefined) setWords(next);
  }, [view.items]);
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {words}
      </div>
      <div class="visually-hidden" aria-live="polite">
        {view.notice?.text}
      </div>
    </>
  );
}
