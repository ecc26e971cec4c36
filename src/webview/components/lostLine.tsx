import { counted, t } from "../../l10n/l10n.ts";
import { LinkButton } from "./linkButton.tsx";

interface Props {
  readonly count: number;
  readonly recover: () => void;
}

/** Conversations in the storage of another window: an offer, no alarm. */
export function LostLine({ count, recover }: Props) {
  return (
    <div class="list-line">
      <span class="list-line-text">
        {counted(
          count,
          "{0} conversation of another window on this workspace can be copied here.",
          "{0} conversations of another window on this workspace can be copied here.",
        )}
      </span>
      <LinkButton onClick={recover}>{t("Recover…")}</LinkButton>
    </div>
  );
}
