import { useEffect, useRef, useState } from "preact/hooks";

import type { Gauge, Item } from "../../protocol/view.ts";
import { announcement } from "../announce.ts";
import { foretold, reading } from "../gauge.ts";
import { usePanel } from "../panel.ts";

interface Props {
  readonly session: string;
  readonly items: readonly Item[];
  readonly notice: string | undefined;
  readonly gauge: Gauge;
}

/**
 * Says to screen readers what has happened; everything that is to be told comes
 * from here. Opening another conversation tells nothing of what happened in it.
 */
export function Announcer({ session, items, notice, gauge }: Props) {
  const { draftTokens, isForeseenByKeys } = usePanel();
  const told = useRef({ session, items, notice, foreseen: "" });
  const [said, setSaid] = useState({ words: "", count: 0 });
  useEffect(() => {
    const before = told.current;
    const foreseen = foretold(gauge, reading(gauge, draftTokens.peek()));
    told.current = { session, items, notice, foreseen };
    const news = [
      before.session === session ? announcement(before.items, items) : undefined,
      before.notice === notice ? undefined : notice,
      before.foreseen !== foreseen && isForeseenByKeys.peek() ? foreseen : undefined,
    ];
    const words = news.filter((one) => one !== undefined && one !== "").join(" ");
    if (words !== "") setSaid(({ count }) => ({ words, count: count + 1 }));
  }, [session, items, notice, gauge]);
  return (
    <div class="visually-hidden" aria-live="polite">
      {/* A new node each time: the same words again would be passed over. */}
      <span key={said.count}>{said.words}</span>
    </div>
  );
}
