import { t } from "../../l10n/l10n.ts";
import { tokens, whole } from "../../protocol/format.ts";
import type { LargePart } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { ContextSection } from "./contextSection.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Where most of the window goes, and what can be done about each. */
export function LargestParts({ parts }: { readonly parts: readonly LargePart[] }) {
  if (parts.length === 0) return null;
  return (
    <ContextSection title={t("Largest parts")}>
      <ul class="large-parts">
        {parts.map((part) => (
          <Part key={`${part.message}#${part.part}`} {...part} />
        ))}
      </ul>
    </ContextSection>
  );
}

function Part({ message, part, item, name, remark, tokens: size, saves, pinned }: LargePart) {
  const { post, canChange, jumpTo } = usePanel();
  return (
    <li>
      <span class="large-name" title={name} dir="auto">
        <PlainText text={name} />
      </span>
      <span class="large-size">{whole(size)}</span>
      <span class="large-remark">{remark}</span>
      <span class="large-actions">
        {canChange.value && saves !== undefined && (
          <LinkButton
            title={t("Send one line instead and free {0} tokens. Can be undone.", tokens(saves))}
            label={t("Prune {0}", name)}
            onClick={() => post({ kind: "prunePart", message, part })}
          >
            {t("Prune")}
          </LinkButton>
        )}
        {canChange.value && message !== "" && (
          <LinkButton
            label={pinned ? t("Unpin {0}", name) : t("Pin {0}", name)}
            title={pinned ? undefined : t("Stays word for word through every compaction and pruning")}
            onClick={() =>
              pinned === "message"
                ? post({ kind: "pin", item: message, pinned: false })
                : post({ kind: "pinPart", message, part, pinned: pinned === undefined })
            }
          >
            {pinned ? t("Unpin") : t("Pin")}
          </LinkButton>
        )}
        <LinkButton label={t("Show {0} in the conversation", name)} onClick={() => jumpTo({ item })}>
          {t("Show")}
        </LinkButton>
      </span>
    </li>
  );
}
