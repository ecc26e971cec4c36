import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Characters of it that are shown. */
const SHOWN = 200;

/** The message that is sent when what is under way is done; it can be taken back into the input. */
export function QueuedLine({ text }: { readonly text: string }) {
  const { view, post } = usePanel();
  const isCompacting = view.value?.run?.kind === "compaction";
  return (
    <div class="notice info" role="status">
      <Icon name="clock" />
      <span class="notice-text" dir="auto">
        {isCompacting ? "Sent after the compaction" : "Sent after this answer"}:{" "}
        <PlainText text={text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text} />
      </span>
      <span class="notice-actions">
        <LinkButton onClick={() => post({ kind: "takeBack" })}>Take Back</LinkButton>
      </span>
    </div>
  );
}
