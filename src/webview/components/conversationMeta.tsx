import { counted, t } from "../../l10n/l10n.ts";
import { ago, exactTime, tokens, whole } from "../../protocol/format.ts";
import type { SessionRow } from "../../protocol/view.ts";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly row: SessionRow;
  readonly isBusy: boolean;
  readonly now: number;
}

const TROUBLES = { damaged: ["warning", t("Damaged")], readOnly: ["lock", t("Read-only")] } as const;

const named = (words: string) => ({ title: words, "aria-label": words });

/** When, how much, and in what state. */
export function ConversationMeta({ row, isBusy, now }: Props) {
  const { changed, messages, compactions, problem, trouble } = row;
  return (
    <span class="conversation-meta">
      <span title={exactTime(changed)}>{ago(changed, now)}</span>
      {isBusy && (
        <span class="conversation-busy">
          <Icon name="loading codicon-modifier-spin" /> {t("Running")}
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
      <span>{counted(messages, "{0} message", "{0} messages")}</span>
      {compactions > 0 && (
        <span role="img" {...named(counted(compactions, "{0} compaction", "{0} compactions"))}>
          <Icon name="fold" /> {whole(compactions)}
        </span>
      )}
      {row.tokens > 0 && <span>{t("{0} tokens", tokens(row.tokens))}</span>}
    </span>
  );
}
