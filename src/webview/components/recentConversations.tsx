import { counted, t } from "../../l10n/l10n.ts";
import { ago, exactTime } from "../../protocol/format.ts";
import type { SessionRow, ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { useNow } from "../useNow.ts";
import { PlainText } from "./plainText.tsx";

/** As many as can be taken in at a glance; the list has all. */
const MOST_SHOWN = 5;
/** Milliseconds. */
const MINUTE = 60_000;

/** What was talked about last; nothing where there was nothing. */
export function RecentConversations({ sessions }: Pick<ViewState, "sessions">) {
  const { command } = usePanel();
  const now = useNow(MINUTE);
  if (sessions.length === 0) return null;
  return (
    <section class="empty-section">
      <h2 class="empty-heading">{t("Recent conversations")}</h2>
      <div class="offers">
        {sessions.slice(0, MOST_SHOWN).map((row) => (
          <Recent key={row.id} row={row} now={now} />
        ))}
        {sessions.length > MOST_SHOWN && (
          <button type="button" class="offer more" onClick={() => command("openConversation")}>
            {counted(sessions.length, "All {0} conversation…", "All {0} conversations…")}
          </button>
        )}
      </div>
    </section>
  );
}

function Recent({ row: { id, title, changed }, now }: { readonly row: SessionRow; readonly now: number }) {
  const { post } = usePanel();
  return (
    <button type="button" class="offer" title={title} onClick={() => post({ kind: "openSession", id })}>
      <span class="offer-name" dir="auto">
        <PlainText text={title} />
      </span>
      <span class="offer-window" title={exactTime(changed)}>
        {ago(changed, now)}
      </span>
    </button>
  );
}
