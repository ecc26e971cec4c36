import { t } from "../../l10n/l10n.ts";
import { whole } from "../../protocol/format.ts";
import type { ContextView } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { ContextSection } from "./contextSection.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Messages and parts that stay word for word through every compaction. */
export function PinnedList({ pinned }: Pick<ContextView, "pinned">) {
  const { post, canChange, jumpTo } = usePanel();
  if (pinned.length === 0) return null;
  return (
    <ContextSection title={t("Pinned")}>
      <ul class="large-parts">
        {pinned.map(({ message, part, item, text, tokens }) => (
          <li key={`${message}#${part ?? ""}`}>
            <span class="large-name words" title={text} dir="auto">
              <PlainText text={text} />
            </span>
            <span class="large-size">{whole(tokens)}</span>
            <span class="large-remark">{t("stays word for word")}</span>
            <span class="large-actions">
              {canChange.value && (
                <LinkButton
                  label={t("Unpin {0}", text)}
                  onClick={() =>
                    part === undefined
                      ? post({ kind: "pin", item: message, pinned: false })
                      : post({ kind: "pinPart", message, part, pinned: false })
                  }
                >
                  {t("Unpin")}
                </LinkButton>
              )}
              <LinkButton label={t("Show {0} in the conversation", text)} onClick={() => jumpTo({ item })}>
                {t("Show")}
              </LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </ContextSection>
  );
}
