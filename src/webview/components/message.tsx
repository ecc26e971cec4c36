import { t } from "../../l10n/l10n.ts";
import type { MessageItem, ViewPart } from "../../protocol/view.ts";
import { filled } from "../filled.ts";
import { usePanel } from "../panel.ts";
import { Markdown, Verbatim } from "./blocks.tsx";
import { Fold } from "./fold.tsx";
import { LongText } from "./longText.tsx";
import { MediaChip } from "./mediaChip.tsx";
import { MessageEnd } from "./messageEnd.tsx";
import { MessageTools, PinMark } from "./messageTools.tsx";
import { PinnedText } from "./partPin.tsx";
import { PlainText } from "./plainText.tsx";
import { Reasoning } from "./reasoning.tsx";
import { Tool } from "./tool.tsx";

interface Props {
  readonly message: MessageItem;
  /** The newest item: what can be retried, and what may still be coming. */
  readonly isLast: boolean;
}

const ROLES: Readonly<Record<MessageItem["role"], string>> = {
  system: t("Instructions"),
  user: t("You"),
  assistant: t("Assistant"),
};

export function Message({ message, isLast }: Props) {
  const { role } = message;
  return (
    <article class={`message ${role}`} aria-label={ROLES[role]}>
      {role !== "system" && <PinMark id={message.id} />}
      {role === "system" ? <Instructions message={message} /> : <Parts message={message} />}
      {message.answeredBy !== undefined && <AnsweredBy model={message.answeredBy} />}
      <MessageEnd message={message} isLast={isLast} />
      {role !== "system" && message.status !== "streaming" && <MessageTools message={message} />}
    </article>
  );
}

/** A gateway may ask another model than the one that was chosen. */
function AnsweredBy({ model }: { readonly model: string }) {
  return <div class="message-end">{filled(t("Answered by {0}"), <PlainText text={model} />)}</div>;
}

function Instructions({ message }: { readonly message: MessageItem }) {
  const fold = usePanel().fold(message.id);
  return (
    <>
      <Fold open={fold} label={t("Instructions")} detail="" />
      {fold.value && <Parts message={message} />}
    </>
  );
}

function Parts({ message }: { readonly message: MessageItem }) {
  const last = message.parts.length - 1;
  return (
    <>
      {message.parts.map((part, index) => (
        <Part
          key={index}
          message={message}
          part={part}
          index={index}
          isLive={message.status === "streaming" && index === last}
        />
      ))}
    </>
  );
}

interface PartProps {
  readonly message: MessageItem;
  readonly part: ViewPart;
  readonly index: number;
  readonly isLive: boolean;
}

function Part({ message, part, index, isLive }: PartProps) {
  const place = { item: message.id, part: index };
  switch (part.kind) {
    case "text":
      if (part.text === "") return null;
      return (
        <div class="text" dir="auto">
          {part.pinned && <PinnedText {...place} />}
          <LongText {...place} text={part.text} cut={part.cut}>
            {(shown) =>
              message.role === "assistant" ? <Markdown text={shown} /> : <Verbatim text={shown} />
            }
          </LongText>
        </div>
      );
    case "reasoning":
      return part.text === "" ? null : (
        <Reasoning {...place} text={part.text} cut={part.cut} isLive={isLive} />
      );
    case "tool":
      return <Tool {...place} of={part} />;
    case "media":
      return <MediaChip {...place} of={part} />;
  }
}
