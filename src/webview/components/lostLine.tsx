import { counted } from "../../protocol/format.ts";
import { LinkButton } from "./linkButton.tsx";

interface Props {
  readonly count: number;
  readonly recover: () => void;
}

/** Conversations in the storage of another window: an offer, no alarm. */
export function LostLine({ count, recover }: Props) {
  return (
    <div class="list-line">
      <span class="list-line-text">
        {counted(count, "conversation")} of another window on this workspace can be copied here.
      </span>
      <LinkButton onClick={recover}>Recover…</LinkButton>
    </div>
  );
}
