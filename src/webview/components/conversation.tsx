import { useState } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { SessionRow } from "../../protocol/view.ts";
import type { Excerpt } from "../../sessions/search/match.ts";
import { ConversationMeta } from "./conversationMeta.tsx";
import { ExcerptText } from "./excerptText.tsx";
import { IconButton } from "./iconButton.tsx";
import { PlainText } from "./plainText.tsx";
import { Rename } from "./rename.tsx";

interface Props {
  readonly row: SessionRow;
  /** With what was searched for marked. */
  readonly title: Excerpt | undefined;
  readonly now: number;
  /** Tab leads to its buttons. */
  readonly isStop: boolean;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
}

/** One conversation in the switcher. F2 renames it, Delete moves it to the trash. */
export function Conversation({ row, title, now, isStop, isOpen, isBusy, onOpen, onDelete }: Props) {
  const [isRenamed, setRenamed] = useState(false);
  if (isRenamed) {
    return (
      <div class="conversation">
        <Rename row={row} close={() => setRenamed(false)} />
      </div>
    );
  }
  const keys: Readonly<Record<string, () => void>> = { F2: () => setRenamed(true), Delete: onDelete };
  return (
    <div
      class="conversation"
      aria-current={isOpen ? "true" : undefined}
      onKeyDown={(event) => keys[event.key]?.()}
    >
      <button
        type="button"
        class="row-open conversation-open"
        title={row.title}
        tabIndex={isStop ? 0 : -1}
        onClick={onOpen}
      >
        <span class={`conversation-title ${title ? "is-found" : ""}`} dir="auto">
          {title ? <ExcerptText pieces={title} /> : <PlainText text={row.title} />}
        </span>
        <ConversationMeta row={row} isBusy={isBusy} now={now} />
      </button>
      <span class="conversation-tools">
        <IconButton icon="edit" label={t("Rename")} isTabStop={isStop} onClick={() => setRenamed(true)} />
        <IconButton icon="trash" label={t("Move to the trash")} isTabStop={isStop} onClick={onDelete} />
      </span>
    </div>
  );
}
