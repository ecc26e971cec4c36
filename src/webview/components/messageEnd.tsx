import { t } from "../../l10n/l10n.ts";
import type { MessageItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Countdown } from "./countdown.tsx";
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
      return message.isCut && isLast ? <Cut /> : null;
    case "streaming":
      return hasNothingYet(message) ? <Waiting /> : null;
    case "stopped":
      return (
        <div class="message-end">
          <Icon name="debug-stop" /> <span>{t("Stopped.")}</span> {isLast && <Retry />}
        </div>
      );
    case "failed":
      return (
        <div class="message-end problem">
          <Icon name="error" />{" "}
          <span>
            <PlainText text={message.problem ?? t("The answer failed.")} />
          </span>{" "}
          {isLast && <Retry />}
        </div>
      );
  }
}

const hasNothingYet = ({ parts }: MessageItem): boolean =>
  parts.every((part) => (part.kind === "text" || part.kind === "reasoning") && part.text === "");

function Waiting() {
  const run = usePanel().view.value?.run;
  if (run?.wait) return <Countdown wait={run.wait} />;
  return <div class="waiting">{run?.label ?? t("Waiting for the model…")}</div>;
}

/** The output limit was hit: the user says whether it goes on. */
function Cut() {
  const { view, post } = usePanel();
  const state = view.value;
  if (state?.run || state?.session?.readOnly !== undefined) return null;
  return (
    <div class="message-end">
      <Icon name="debug-pause" />{" "}
      <span>
        {state?.canContinue
          ? t("The output limit cut this answer off.")
          : t("The output limit cut this answer off again. Ask for the rest in a new message.")}
      </span>{" "}
      {state?.canContinue && <LinkButton onClick={() => post({ kind: "goOn" })}>{t("Continue")}</LinkButton>}
    </div>
  );
}

function Retry() {
  const { canChange, post } = usePanel();
  if (!canChange.value) return null;
  return <LinkButton onClick={() => post({ kind: "retry" })}>{t("Retry")}</LinkButton>;
}
