import { counted, t } from "../../l10n/l10n.ts";
import { usePanel } from "../panel.ts";
import { Markdown } from "./blocks.tsx";
import { Fold } from "./fold.tsx";
import { LongText } from "./longText.tsx";

interface Props {
  readonly item: string;
  readonly part: number;
  readonly text: string;
  readonly cut: number | undefined;
  /** The model is still at it. */
  readonly isLive: boolean;
}

export function Reasoning({ item, part, text, cut, isLive }: Props) {
  const fold = usePanel().fold(`${item}/${part}`);
  const size = counted(text.length + (cut ?? 0), "{0} character", "{0} characters");
  return (
    <div class={isLive ? "reasoning live" : "reasoning"}>
      <Fold open={fold} label={isLive ? t("Thinking…") : t("Thoughts")} detail={isLive ? "" : size} />
      {fold.value && (
        <div class="reasoning-body" dir="auto">
          <LongText item={item} part={part} text={text} cut={cut}>
            {(shown) => <Markdown text={shown} />}
          </LongText>
        </div>
      )}
    </div>
  );
}
