import { t } from "../../l10n/l10n.ts";
import { usePanel } from "../panel.ts";
import { useForesight } from "../useForesight.ts";

interface Props {
  /** A compaction or a prune. */
  readonly target: string;
  readonly isUndone: boolean;
  readonly title?: string | undefined;
}

/** Takes a change back, or makes it again; the gauge shows the effect first. */
export function UndoButton({ target, isUndone, title }: Props) {
  const { post } = usePanel();
  return (
    <button
      type="button"
      class="link-button"
      title={title}
      onClick={() => post({ kind: isUndone ? "redo" : "undo", target })}
      {...useForesight(target)}
    >
      {isUndone ? t("Redo") : t("Undo")}
    </button>
  );
}
