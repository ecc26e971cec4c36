import { whole } from "../../protocol/format.ts";
import type { ContextView } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { ContextSection } from "./contextSection.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Messages that stay word for word through every compaction. */
export function PinnedList({ pinned }: Pick<ContextView, "pinned">) {
  const { post, isWorking, jumpTo } = usePanel();
  if (pinned.length === 0) return null;
  return (
    <ContextSection title="Pinned">
      <ul class="large-parts">
        {pinned.map(({ item, text, tokens }) => (
          <li key={item}>
            <span class="large-name words" title={text} dir="auto">
              <PlainText text={text} />
            </span>
            <span class="large-size">{whole(tokens)}</span>
            <span class="large-remark">stays word for word</span>
            <span class="large-actions">
              {!isWorking.value && (
                <LinkButton
                  label={`Unpin ${text}`}
                  onClick={() => post({ kind: "pin", item, pinned: false })}
                >
                  Unpin
                </LinkButton>
              )}
              <LinkButton label={`Show ${text} in the conversation`} onClick={() => jumpTo({ item })}>
                Show
              </LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </ContextSection>
  );
}
