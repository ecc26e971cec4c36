import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { whole } from "../../protocol/format.ts";
import type { SessionRow, ViewState } from "../../protocol/view.ts";
import { answerTo, listRows, searchStatus } from "../listRows.ts";
import { usePanel } from "../panel.ts";
import { ConversationRows, type RowsHandle } from "./conversationRows.tsx";
import { DeletedLine } from "./deletedLine.tsx";
import { Icon } from "./icon.tsx";
import { LostLine } from "./lostLine.tsx";
import { SearchField } from "./searchField.tsx";

interface Props {
  readonly view: ViewState;
  readonly close: () => void;
}

/** The switcher: every conversation of the workspace, newest first as the host sends them, and search in all of them. */
export function Conversations({ view, close }: Props) {
  const { command } = usePanel();
  const [deleted, setDeleted] = useState<SessionRow>();
  const [query, setQuery] = useState("");
  const rows = useRef<RowsHandle>(null);
  useSearch(query);
  useFocusBack();
  const act = (name: Parameters<typeof command>[0]): void => {
    command(name);
    close();
  };
  const shown = listRows(view, query);
  const answer = answerTo(view.search, query);
  const status = searchStatus(answer, query, shown.length === 0);
  return (
    <div class="popover" role="dialog" aria-label={t("Conversations")}>
      <SearchField query={query} change={setQuery} enter={(to) => rows.current?.enter(to)} />
      {query === "" && (
        <div class="popover-actions">
          <button type="button" class="menu-item" onClick={() => act("newConversation")}>
            <Icon name="add" /> {t("New conversation")}
          </button>
          <button type="button" class="menu-item" onClick={() => act("importConversation")}>
            <Icon name="desktop-download" /> {t("Import…")}
          </button>
        </div>
      )}
      {deleted && <DeletedLine row={deleted} done={() => setDeleted(undefined)} />}
      {query === "" && view.lost !== undefined && (
        <LostLine count={view.lost} recover={() => act("recoverConversations")} />
      )}
      <ConversationRows
        handle={rows}
        view={view}
        rows={shown}
        isSearch={query !== ""}
        isStale={query !== "" && answer === undefined}
        close={close}
        remove={setDeleted}
      />
      <p class="dim search-status" role="status">
        {status ?? (view.sessions.length === 0 ? t("No conversations here yet.") : "")}
      </p>
      {query === "" && view.trashed > 0 && (
        <button type="button" class="menu-item trash" onClick={() => act("restoreConversation")}>
          <Icon name="trash" /> {t("Trash ({0})…", whole(view.trashed))}
        </button>
      )}
    </div>
  );
}

/** Milliseconds that typing has to pause. */
const PAUSE = 120;

/** Asks the host, when typing pauses; with nothing to search for it stops. */
function useSearch(query: string): void {
  const { post } = usePanel();
  const asked = useRef("");
  const ask = (text: string): void => {
    if (text === asked.current) return;
    asked.current = text;
    post({ kind: "search", query: text });
  };
  useEffect(() => {
    const text = query.trim();
    const timer = setTimeout(() => ask(text), text === "" ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [query]);
  useEffect(() => () => ask(""), []);
}

/** To where it was when the list was opened: read before the field takes it. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => () => before instanceof HTMLElement && before.focus(), []);
}
