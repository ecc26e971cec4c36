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
          aria-label="Send"
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
      title="Stop (Esc)"
      aria-label="Stop"
      onClick={() => post({ kind: "stop", run })}
    >
      <Icon name="debug-stop" />
    </button>
  );
}

function titleOf(run: ViewState["run"]): string {
  switch (run?.kind) {
    case undefined:
      return "Send (Enter)";
    case "compaction":
      return "Send when the compaction is done (Enter)";
    case "answer":
    case "tools":
      return "Send when this answer is done (Enter)";
    case "import":
      return "Wait until the import has ended.";
  }
}
