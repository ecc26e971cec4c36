import { t } from "../../l10n/l10n.ts";
import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";

/** Stays reachable by keyboard when it cannot be used, so that its reason can be read. */
export function CompactButton({ view }: { readonly view: ViewState }) {
  const { post } = usePanel();
  const reason = whyNotCompact(view);
  const words = reason ?? t("Summarize older messages and free their tokens. Can be undone.");
  return (
    <>
      <button
        type="button"
        class="compact-button"
        title={words}
        aria-label={t("Compact")}
        aria-description={words}
        aria-disabled={reason !== undefined}
        onClick={() => reason === undefined && post({ kind: "compact" })}
      >
        <Icon name="fold" />
        {t("Compact")}
      </button>
      <PreviewButton reason={reason} />
    </>
  );
}

function PreviewButton({ reason }: { readonly reason: string | undefined }) {
  const { post } = usePanel();
  const words = reason ?? t("See what would be summarized before it is, and the summary before it counts.");
  return (
    <button
      type="button"
      class="icon-button"
      title={`${t("Preview…")}\n${words}`}
      aria-label={t("Preview compaction…")}
      aria-description={words}
      aria-disabled={reason !== undefined}
      onClick={() => reason === undefined && post({ kind: "preview" })}
    >
      <Icon name="open-preview" />
    </button>
  );
}

/** Why the conversation cannot be compacted now; undefined: it can. */
export function whyNotCompact({ session, run, nothingToCompact }: ViewState): string | undefined {
  if (run) return t("Wait until the present work has ended.");
  return session?.readOnly ?? nothingToCompact;
}
