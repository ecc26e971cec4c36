import { useEffect } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { whole } from "../../protocol/format.ts";
import { wish } from "../asking.ts";
import type { Asking } from "../asking.ts";
import { filled } from "../filled.ts";
import { askCard } from "../jump.ts";
import { eachFrame } from "../list/frames.ts";
import { SETTLING } from "../list/useVirtualList.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Characters of what is asked for; the card holds all of it. */
const SHOWN = 80;

/** Milliseconds without a key after which somebody counts as not typing. */
const PAUSE = 1500;

/** Above the input: the answer waits for a decision, and where. */
export function AskLine({ asking }: { readonly asking: readonly Asking[] }) {
  const { jumpTo } = usePanel();
  const first = asking[0];
  useEffect(() => focusSoon(first?.call), [first?.call]);
  if (!first) return null;
  const words = wish(first.asks);
  const text = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return (
    <div class="notice ask-line">
      <Icon name="question" />
      <span class="notice-text">
        {asking.length === 1
          ? filled(t("Waits for your decision: {0}"), <PlainText text={text} />)
          : t("{0} calls wait for your decision.", whole(asking.length))}
      </span>
      <span class="notice-actions">
        <LinkButton onClick={() => jumpTo(first)}>{t("Show")}</LinkButton>
      </span>
    </div>
  );
}

/** To the card, if it is in sight and the user is not typing. */
function focusSoon(call: string | undefined): (() => void) | undefined {
  if (call === undefined || isTyping()) return undefined;
  const before = document.activeElement;
  return eachFrame(SETTLING, (left) => {
    const isSame = document.activeElement === before;
    if (left === 0 && isSame && !isTyping()) askCard(call)?.focus({ preventScroll: true });
  });
}

let lastKey = -Infinity;
addEventListener("keydown", ({ timeStamp }) => (lastKey = timeStamp), { capture: true });

/** The focus is elsewhere in VS Code, or in a text that is being written. */
function isTyping(): boolean {
  if (!document.hasFocus()) return true;
  const field = document.activeElement;
  const holdsText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  return (holdsText && field.value !== "") || performance.now() - lastKey < PAUSE;
}
