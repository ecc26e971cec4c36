import { useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { MessageItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { walkButtons } from "../walkButtons.ts";
import { IconButton } from "./iconButton.tsx";

/**
 * What can be done with a message. One stop for Tab; the arrow keys walk
 * through its buttons.
 */
export function MessageTools({ message }: { readonly message: MessageItem }) {
  const { post, pinned, canChange } = usePanel();
  const bar = useRef<HTMLDivElement>(null);
  const { id } = message;
  const text = textOf(message);
  const isPinned = pinned.value.has(id);
  const mayChange = canChange.value;
  if (text === "" && !mayChange) return null;
  return (
    <div
      ref={bar}
      class="message-tools"
      role="toolbar"
      aria-label={t("Message actions")}
      onKeyDown={(event) => walkButtons(event, bar.current)}
    >
      {text !== "" && (
        <IconButton icon="copy" label={t("Copy message")} onClick={() => post({ kind: "copy", text })} />
      )}
      {mayChange && (
        <>
          <IconButton
            icon={isPinned ? "pinned" : "pin"}
            label={isPinned ? t("Unpin") : t("Pin: stays word for word through every compaction")}
            isTabStop={text === ""}
            onClick={() => post({ kind: "pin", item: id, pinned: !isPinned })}
          />
          <IconButton
            icon="fold-up"
            label={t("Compact up to here…")}
            hint={SEEN_FIRST}
            isTabStop={false}
            onClick={() => post({ kind: "preview", upTo: id })}
          />
          <IconButton
            icon="fold-down"
            label={t("Compact from here…")}
            hint={SEEN_FIRST}
            isTabStop={false}
            onClick={() => post({ kind: "preview", from: id })}
          />
        </>
      )}
    </div>
  );
}

const SEEN_FIRST = t("Shows first what would happen");

const textOf = ({ parts }: MessageItem): string =>
  parts.flatMap((part) => (part.kind === "text" && part.text !== "" ? [part.text] : [])).join("\n\n");

/** On a message that is pinned, where its tools are not shown. */
export function PinMark({ id }: { readonly id: string }) {
  if (!usePanel().pinned.value.has(id)) return null;
  return (
    <span class="pin-mark" title={t("Stays word for word through every compaction")}>
      <span class="codicon codicon-pinned" aria-hidden="true" /> {t("Pinned")}
    </span>
  );
}
