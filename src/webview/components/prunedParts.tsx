import { t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { PrunedPart } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly list: readonly PrunedPart[];
  readonly canRestore: boolean;
}

/** What is sent in place of each pruned part; each can be sent whole again. */
export function PrunedParts({ list, canRestore }: Props) {
  const { post, canChange } = usePanel();
  const mayRestore = canRestore && canChange.value;
  return (
    <ul class="pruned-parts">
      {list.map(({ message, part, stub, saved, isRestored }) => (
        <li key={`${message}#${part}`} class={isRestored ? "restored" : ""}>
          <span class="pruned-stub" title={stub} dir="auto">
            <PlainText text={stub} />
          </span>
          <span class="pruned-saved">−{tokens(saved)}</span>
          {isRestored && <span>{t("restored")}</span>}
          {!isRestored && mayRestore && (
            <LinkButton
              label={t("Restore {0}", stub)}
              title={t("Send the whole output again")}
              onClick={() => post({ kind: "restorePruned", message, part })}
            >
              {t("Restore")}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}
