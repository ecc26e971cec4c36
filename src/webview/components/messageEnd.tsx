import type { MessageItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly message: MessageItem;
  readonly isLast: boolean;
}

/** How a message ended, where that is worth a word, and the way on. */
export function MessageEnd({ message, isLast }: Props) {
  switch (message.status) {
    case "complete":
      return null;
    case "streaming":
      return hasNothingYet(message) ? <Waiting /> : null;
    case "stopped":
      return (
        <div class="message-end">
          <Icon name="debug-stop" /> <span>Stopped.</span> {isLast && <Retry />}
        </div>
      );
    case "failed":
      return (
        <div class="message-end problem">
          <Icon name="error" />{" "}
          <span>
            <PlainText text={message.problem ?? "The answer failed."} />
          </span>{" "}
          {isLast && <Retry />}
        </div>
      );
  }
}

const hasNothingYet = ({ parts }: MessageItem): boolean =>
  parts.every((part) => (part.kind === "text" || part.kind === "reasoning") && part.text === "");

function Waiting() {
  const label = usePanel().view.value?.run?.label ?? "Waiting for the model…";
  return <div class="waiting">{label}</div>;
}

function Retry() {
  const { view, post } = usePanel();
  if (view.value?.run) return null;
  return <LinkButton onClick={() => post({ kind: "retry" })}>Retry</LinkButton>;
}
