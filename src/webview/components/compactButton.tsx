import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";

/** Stays reachable by keyboard when it cannot be used, so that its reason can be read. */
export function CompactButton({ view }: { readonly view: ViewState }) {
  const { post } = usePanel();
  const reason = whyNotCompact(view);
  const words = reason ?? "Summarize older messages and free their tokens. Can be undone.";
  return (
    <>
      <button
        type="button"
        class="compact-button"
        title={words}
        aria-label="Compact"
        aria-description={words}
        aria-disabled={reason !== undefined}
        onClick={() => reason === undefined && post({ kind: "compact" })}
      >
        <Icon name="fold" />
        Compact
      </button>
      <PreviewButton reason={reason} />
    </>
  );
}

function PreviewButton({ reason }: { readonly reason: string | undefined }) {
  const { post } = usePanel();
  const words = reason ?? "See what would be summarized before it is, and the summary before it counts.";
  return (
    <button
      type="button"
      class="icon-button"
      title={`Preview…\n${words}`}
      aria-label="Preview compaction…"
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
  if (run) return "Wait until the present work has ended.";
  return session?.readOnly ?? nothingToCompact;
}
