import { t } from "../../l10n/l10n.ts";
import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";

interface Props {
  readonly view: ViewState;
  readonly onSend: () => void;
}

/** Stops an answer and its calls; sends the draft, which waits while something is under way. */
export function SendButton({ view, onSend }: Props) {
  const { draft } = usePanel();
  const { run, session } = view;
  const isAnswer = run?.kind === "answer" || run?.kind === "tools";
  const isWritten = draft.value.trim() !== "";
  const isReady = isWritten && run?.kind !== "import" && session?.readOnly === undefined;
  return (
    <>
      {(!isAnswer || isWritten) && (
        <button
          type="button"
          class="send-button"
          title={titleOf(run)}
          aria-label={t("Send")}
          disabled={!isReady}
          onClick={onSend}
        >
          <Icon name="send" />
        </button>
      )}
      {isAnswer && <StopButton run={run.id} />}
    </>
  );
}

function StopButton({ run }: { readonly run: string }) {
  const { post } = usePanel();
  return (
    <button
      type="button"
      class="send-button stop"
      title={t("Stop (Esc)")}
      aria-label={t("Stop")}
      onClick={() => post({ kind: "stop", run })}
    >
      <Icon name="debug-stop" />
    </button>
  );
}

function titleOf(run: ViewState["run"]): string {
  switch (run?.kind) {
    case undefined:
      return t("Send (Enter)");
    case "compaction":
      return t("Send when the compaction is done (Enter)");
    case "answer":
    case "tools":
      return t("Send when this answer is done (Enter)");
    case "import":
      return t("Wait until the import has ended.");
  }
}
