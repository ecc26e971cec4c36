import { useState } from "preact/hooks";

import { ago, counted } from "../../protocol/format.ts";
import type { SessionRow } from "../../protocol/view.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./iconButton.tsx";
import { PlainText } from "./plainText.tsx";
import { Rename } from "./rename.tsx";

interface Props {
  readonly row: SessionRow;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
}

/** One conversation in the switcher. F2 renames it, Delete moves it to the trash. */
export function Conversation({ row, isOpen, onOpen, onDelete }: Props) {
  const [isRenamed, setRenamed] = useState(false);
  if (isRenamed) {
    return (
      <li class="conversation">
        <Rename row={row} close={() => setRenamed(false)} />
      </li>
    );
  }
  const keys: Readonly<Record<string, () => void>> = { F2: () => setRenamed(true), Delete: onDelete };
  return (
    <li
      class="conversation"
      aria-current={isOpen ? "true" : undefined}
      onKeyDown={(event) => keys[event.key]?.()}
    >
      <button type="button" class="conversation-open" onClick={onOpen}>
        <span class="conversation-title" dir="auto">
          <PlainText text={row.title} />
        </span>
        <span class="conversation-meta">
          {ago(row.changed, Date.now())} · {counted(row.messages, "message")}
        </span>
        {row.problem !== undefined && (
          <span class="conversation-problem">
            <Icon name="warning" /> <PlainText text={row.problem} />
          </span>
        )}
      </button>
      <span class="conversation-tools">
        <IconButton icon="edit" label="Rename" onClick={() => setRenamed(true)} />
        <IconButton icon="trash" label="Move to the trash" onClick={onDelete} />
      </span>
    </li>
  );
}
