import { t } from "../../l10n/l10n.ts";
import { inPercent } from "../../protocol/format.ts";
import type { Run } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** How far an import has come. */
export function ImportLine({ id, label, progress }: Run) {
  const { post } = usePanel();
  const done = progress === undefined ? undefined : Math.round(100 * progress);
  return (
    <div class="import-line">
      <div class="import-words">
        <span class="import-label" dir="auto">
          <PlainText text={label} />
        </span>
        {done !== undefined && <span>{inPercent(done)}</span>}
        <LinkButton onClick={() => post({ kind: "stop", run: id })}>{t("Cancel")}</LinkButton>
      </div>
      <progress aria-label={label} {...(done === undefined ? {} : { value: done, max: 100 })} />
    </div>
  );
}
