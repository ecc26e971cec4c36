import { ago, counted, exactTime, tokens } from "../../protocol/format.ts";
import type { SessionRow } from "../../protocol/view.ts";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly row: SessionRow;
  readonly isBusy: boolean;
  readonly now: number;
}

const TROUBLES = { damaged: ["warning", "Damaged"], readOnly: ["lock", "Read-only"] } as const;

/** When, how much, and in what state. */
export function ConversationMeta({ row, isBusy, now }: Props) {
  const { changed, messages, compactions, problem, trouble } = row;
  return (
    <span class="conversation-meta">
      <span title={exactTime(changed)}>{ago(changed, now)}</span>
      {isBusy && (
        <span class="conversation-busy">
          <Icon name="loading codicon-modifier-spin" /> Running
        </span>
      )}
      {problem !== undefined && trouble !== undefined && (
        <span class={`conversation-trouble is-${trouble}`} title={problem}>
          <Icon name={TROUBLES[trouble][0]} /> {TROUBLES[trouble][1]}
          <span class="visually-hidden">
            : <PlainText text={problem} />
          </span>
        </span>
      )}
      <span>{counted(messages, "message")}</span>
      {compactions > 0 && (
        <span title={counted(compactions, "compaction")}>
          <Icon name="fold" /> {compactions}
          <span class="visually-hidden"> {compactions === 1 ? "compaction" : "compactions"}</span>
        </span>
      )}
      {row.tokens > 0 && <span>{tokens(row.tokens)} tokens</span>}
    </span>
  );
}
