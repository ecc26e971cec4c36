import { useLayoutEffect, useRef, useState } from "preact/hooks";

import type { SessionRow, ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Conversation } from "./conversation.tsx";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly view: ViewState;
  readonly close: () => void;
}

/** The switcher: every conversation of the workspace, newest first as the host sends them. */
export function Conversations({ view, close }: Props) {
  const { command, post } = usePanel();
  const dialog = useRef<HTMLDivElement>(null);
  const [deleted, setDeleted] = useState<SessionRow>();
  useLayoutEffect(() => {
    const before = document.activeElement;
    firstButton(dialog.current)?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  const act = (name: Parameters<typeof command>[0]): void => {
    command(name);
    close();
  };
  return (
    <div
      class="popover"
      ref={dialog}
      role="dialog"
      aria-label="Conversations"
      onKeyDown={(event) => move(event, dialog.current)}
    >
      <div class="popover-actions">
        <button type="button" class="menu-item" onClick={() => act("newConversation")}>
          <Icon name="add" /> New conversation
        </button>
        <button type="button" class="menu-item" onClick={() => act("importConversation")}>
          <Icon name="desktop-download" /> Import…
        </button>
      </div>
      {deleted && (
        <div class="deleted" role="status">
          <span class="deleted-text">
            “<PlainText text={deleted.title} />” is in the trash.
          </span>
          <LinkButton
            onClick={() => {
              post({ kind: "restoreSession", id: deleted.id });
              setDeleted(undefined);
            }}
          >
            Undo
          </LinkButton>
        </div>
      )}
      <ul class="conversations">
        {view.sessions.map((row) => (
          <Conversation
            key={row.id}
            row={row}
            isOpen={row.id === view.session?.id}
            onOpen={() => {
              post({ kind: "openSession", id: row.id });
              close();
            }}
            onDelete={() => {
              post({ kind: "deleteSession", id: row.id });
              setDeleted(row);
            }}
          />
        ))}
      </ul>
      {view.sessions.length === 0 && <p class="dim none">No conversations here yet.</p>}
      {view.trashed > 0 && (
        <button type="button" class="menu-item trash" onClick={() => act("restoreConversation")}>
          <Icon name="trash" /> Trash ({view.trashed})…
        </button>
      )}
    </div>
  );
}

const openers = (dialog: HTMLElement | null): HTMLElement[] =>
  Array.from(dialog?.querySelectorAll<HTMLElement>(".menu-item, .conversation-open") ?? []);

const firstButton = (dialog: HTMLElement | null): HTMLElement | undefined =>
  dialog?.querySelector<HTMLElement>("[aria-current] .conversation-open") ?? openers(dialog)[0];

/** Arrow keys walk through everything that can be opened. */
function move(event: KeyboardEvent, dialog: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  const all = openers(dialog);
  const row = document.activeElement?.closest(".conversation, .menu-item");
  const at = all.findIndex((opener) => row?.contains(opener));
  all[(at + step + all.length) % all.length]?.focus();
}
