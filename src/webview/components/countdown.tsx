import { t } from "../../l10n/l10n.ts";
import { duration } from "../../protocol/format.ts";
import type { Run } from "../../protocol/view.ts";
import { filled } from "../filled.ts";
import { useNow } from "../useNow.ts";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

/** Why a run waits, and for how long still (row G2). */
export function Countdown({ wait }: { readonly wait: NonNullable<Run["wait"]> }) {
  const left = Math.max(0, wait.until - useNow(250));
  return (
    <div class="message-end countdown">
      <Icon name="watch" />{" "}
      <span>
        {filled(
          t("{0} Trying again in {1} ({2} of {3})."),
          <PlainText text={wait.problem} />,
          duration(left),
          wait.retry,
          wait.most,
        )}
      </span>
    </div>
  );
}
