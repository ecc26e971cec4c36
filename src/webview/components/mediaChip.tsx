import { t } from "../../l10n/l10n.ts";
import { bytes, tokens } from "../../protocol/format.ts";
import type { ViewPart } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./iconButton.tsx";
import { PartPin } from "./partPin.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly item: string;
  readonly part: number;
  readonly of: Extract<ViewPart, { kind: "media" }>;
}

/** A picture or file by its name and size; it is never loaded. */
export function MediaChip({ item, part, of: { name, mediaType, bytes: size, pruned, pinned } }: Props) {
  const { post } = usePanel();
  return (
    <span class="chip" title={mediaType}>
      <Icon name={mediaType.startsWith("image/") ? "file-media" : "file"} />
      <span class="chip-name" dir="auto">
        <PlainText text={name} />
      </span>
      <span class="dim">{bytes(size)}</span>
      {pruned !== undefined && (
        <>
          <span class="dim">{t("pruned −{0}", tokens(pruned))}</span>
          <IconButton
            icon="discard"
            label={t("Restore: send it again ({0} tokens)", tokens(pruned))}
            onClick={() => post({ kind: "restorePart", item, part })}
          />
        </>
      )}
      <PartPin item={item} part={part} isPinned={pinned === true} />
    </span>
  );
}
