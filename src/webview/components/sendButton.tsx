import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";

interface Props {
  readonly view: ViewState;
  readonly onSend: () => void;
}

/** Sends the draft; while an answer comes it stops the answer instead. */
export function SendButton({ view, onSend }: Props) {
  const { draft, post } = usePanel();
  const { run, session } = view;
  if (run?.kind === "answer") {
    return (
      <button
        type="button"
        class="send-button stop"
        title="Stop (Esc)"
        aria-label="Stop"
        onClick={() => post({ kind: "stop", run: run.id })}
      >
        <Icon name="debug-stop" />
      </button>
    );
  }
  const isWaiting = run?.kind === "compaction";
  const isReady = draft.value.trim() !== "" && (!run || isWaiting) && session?.readOnly === undefined;
  return (
    <button
      type="button"
      class="send-button"
      title={isWaiting ? "Send when the compaction is done (Enter)" : titleOf(run)}
      aria-label="Send"
      disabled={!isReady}
      onClick={onSend}
    >
      <Icon name="send" />
    </button>
  );
}

const titleOf = (run: ViewState["run"]): string =>
  run ? "Wait until the present work has ended." : "Send (Enter)";
