import { useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { withoutStyling } from "../marks.ts";
import { PlainText } from "./plainText.tsx";

/** Pixels from the end within which the reader follows the output. */
const NEAR_END = 24;

/** The newest output of a running command; stays at its end until the reader scrolls away from it. */
export function LiveOutput({ text }: { readonly text: string }) {
  const place = useRef<HTMLPreElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    const { current } = place;
    if (current && follows.current) current.scrollTop = current.scrollHeight;
  }, [text]);
  return (
    <pre
      ref={place}
      class="tool-output live"
      tabIndex={0}
      aria-label={t("Output so far")}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
      }}
    >
      <PlainText text={withoutStyling(text)} />
    </pre>
  );
}
