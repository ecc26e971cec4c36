import { t } from "../../l10n/l10n.ts";
import { filled } from "../filled.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Characters of it that are shown. */
const SHOWN = 200;

/** The message that is sent when what is under way is done; it can be taken back into the input. */
export function QueuedLine({ text }: { readonly text: string }) {
  const { view, post } = usePanel();
  const isCompacting = view.value?.run?.kind === "compaction";
  return (
    <div class="notice info" role="status">
      <Icon name="clock" />
      <span class="notice-text" dir="auto">
        {filled(
          isCompacting ? t("Sent after the compaction: {0}") : t("Sent after this answer: {0}"),
          <PlainText text={text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text} />,
        )}
      </span>
      <span class="notice-actions">
        <LinkButton onClick={() => post({ kind: "takeBack" })}>{t("Take Back")}</LinkButton>
      </span>
    </div>
  );
}
