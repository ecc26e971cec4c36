import { t } from "../../l10n/l10n.ts";
import type { SessionRow } from "../../protocol/view.ts";
import { filled } from "../filled.ts";
import { usePanel } from "../panel.ts";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly row: SessionRow;
  readonly done: () => void;
}

/** What was put into the trash just now, and the way back. */
export function DeletedLine({ row, done }: Props) {
  const { post } = usePanel();
  return (
    <div class="list-line" role="status">
      <span class="list-line-text">
        {filled(t("“{0}” is in the trash."), <PlainText text={row.title} />)}
      </span>
      <LinkButton
        onClick={() => {
          post({ kind: "restoreSession", id: row.id });
          done();
        }}
      >
        {t("Undo")}
      </LinkButton>
    </div>
  );
}
