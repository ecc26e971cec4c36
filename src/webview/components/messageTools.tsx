import { useRef } from "preact/hooks";

import type { MessageItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { IconButton } from "./iconButton.tsx";

/**
 * What can be done with a message. One stop for Tab; the arrow keys walk
 * through its buttons.
 */
export function MessageTools({ message }: { readonly message: MessageItem }) {
  const { post, pinned, isWorking } = usePanel();
  const bar = useRef<HTMLDivElement>(null);
  const { id } = message;
  const text = textOf(message);
  const isPinned = pinned.value.has(id);
  const canChange = !isWorking.value;
  return (
    <div
      ref={bar}
      class="message-tools"
      role="toolbar"
      aria-label="Message actions"
      onKeyDown={(event) => walk(event, bar.current)}
    >
      {text !== "" && (
        <IconButton icon="copy" label="Copy message" onClick={() => post({ kind: "copy", text })} />
      )}
      {canChange && (
        <>
          <IconButton
            icon={isPinned ? "pinned" : "pin"}
            label={isPinned ? "Unpin" : "Pin: stays word for word through every compaction"}
            isTabStop={text === ""}
            onClick={() => post({ kind: "pin", item: id, pinned: !isPinned })}
          />
          <IconButton
            icon="fold-up"
            label="Compact up to here"
            hint={WITH_PREVIEW}
            isTabStop={false}
            onClick={({ altKey }) => post({ kind: altKey ? "preview" : "compact", upTo: id })}
          />
          <IconButton
            icon="fold-down"
            label="Compact from here"
            hint={WITH_PREVIEW}
            isTabStop={false}
            onClick={({ altKey }) => post({ kind: altKey ? "preview" : "compact", from: id })}
          />
        </>
      )}
    </div>
  );
}

const WITH_PREVIEW = "With Alt: preview it first";

const textOf = ({ parts }: MessageItem): string =>
  parts.flatMap((part) => (part.kind === "text" && part.text !== "" ? [part.text] : [])).join("\n\n");

function walk(event: KeyboardEvent, bar: HTMLElement | null): void {
  if (event.key === "Enter" && event.altKey) return pressWithAlt(event);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...(bar?.querySelectorAll("button") ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

/** Chromium presses a button with Enter only while Alt is up. */
function pressWithAlt(event: KeyboardEvent): void {
  event.preventDefault();
  event.target?.dispatchEvent(new MouseEvent("click", { bubbles: true, altKey: true }));
}

/** On a message that is pinned, where its tools are not shown. */
export function PinMark({ id }: { readonly id: string }) {
  if (!usePanel().pinned.value.has(id)) return null;
  return (
    <span class="pin-mark" title="Stays word for word through every compaction">
      <span class="codicon codicon-pinned" aria-hidden="true" /> Pinned
    </span>
  );
}
