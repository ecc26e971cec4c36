import type { Notice } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** One quiet line above the input, with what can be done about it. */
export function NoticeLine({ text, level, actions }: Notice) {
  const { post } = usePanel();
  return (
    <div class={`notice ${level}`}>
      <Icon name={level} />
      <span class="notice-text" dir="auto">
        <PlainText text={text} />
      </span>
      <span class="notice-actions">
        {actions.map(({ label, command }) => (
          <LinkButton key={label} onClick={() => post({ kind: "command", command })}>
            {label}
          </LinkButton>
        ))}
      </span>
    </div>
  );
}
