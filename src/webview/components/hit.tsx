import { t } from "../../l10n/l10n.ts";
import { ago, exactTime } from "../../protocol/format.ts";
import type { SearchHit } from "../../protocol/view.ts";
import { ExcerptText } from "./excerptText.tsx";

interface Props {
  readonly hit: SearchHit;
  readonly now: number;
  readonly isStop: boolean;
  readonly open: () => void;
}

const ROLES = {
  system: t("Instructions"),
  user: t("You"),
  assistant: t("Assistant"),
  tool: t("Tool output"),
  summary: t("Summary"),
} as const;

/** One place that was found; a click leads there. */
export function Hit({ hit, now, isStop, open }: Props) {
  return (
    <button type="button" class="row-open hit" tabIndex={isStop ? 0 : -1} onClick={open}>
      <span class="hit-excerpt" dir="auto">
        <ExcerptText pieces={hit.excerpt} />
      </span>
      <span class="conversation-meta">
        <span class={`hit-role of-${hit.role}`}>{ROLES[hit.role]}</span>
        <span title={exactTime(hit.at)}>{ago(hit.at, now)}</span>
      </span>
    </button>
  );
}
