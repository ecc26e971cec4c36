import { t } from "../../l10n/l10n.ts";
import { usePanel } from "../panel.ts";
import { IconButton } from "./iconButton.tsx";

interface Props {
  readonly item: string;
  readonly part: number;
  readonly isPinned: boolean;
}

/** Keeps one part word for word, or lets it go. Nothing where its whole message is kept. */
export function PartPin({ item, part, isPinned }: Props) {
  const { post, pinned, isWorking, isReadOnly } = usePanel();
  if (pinned.value.has(item) || isReadOnly.value) return null;
  return (
    <span class={isPinned ? "part-pin on" : "part-pin"}>
      <IconButton
        icon={isPinned ? "pinned" : "pin"}
        label={isPinned ? t("Unpin") : t("Pin: stays word for word through every compaction and pruning")}
        disabled={isWorking.value}
        onClick={() => post({ kind: "pin", item, part, pinned: !isPinned })}
      />
    </span>
  );
}

/** Above a text that is pinned without the rest of its message. */
export function PinnedText(place: Omit<Props, "isPinned">) {
  if (usePanel().pinned.value.has(place.item)) return null;
  return (
    <div class="pin-mark" title={t("Stays word for word through every compaction and pruning")}>
      {t("Pinned")}
      <PartPin {...place} isPinned />
    </div>
  );
}
