import { useEffect, useRef, useState } from "preact/hooks";

import type { Item, Notice } from "../../protocol/view.ts";
import { announcement } from "../announce.ts";

interface Props {
  readonly items: readonly Item[];
  readonly notice: Notice | undefined;
}

/** Says to screen readers what has ended, and nothing while it is going on. */
export function Announcer({ items, notice }: Props) {
  const before = useRef<readonly Item[]>(items);
  const [words, setWords] = useState("");
  useEffect(() => {
    const next = announcement(before.current, items);
    before.current = items;
    if (next !== undefined) setWords(next);
  }, [items]);
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {words}
      </div>
      <div class="visually-hidden" aria-live="polite">
        {notice?.text}
      </div>
    </>
  );
}
