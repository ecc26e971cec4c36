import { useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { ago } from "../../protocol/format.ts";
import type { Source } from "../../protocol/messages.ts";
import { usePanel } from "../panel.ts";
import { useNow } from "../useNow.ts";
import { IconButton } from "./iconButton.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly compaction: string;
  readonly line: string;
  readonly close: () => void;
}

/** Below a line of a summary: the messages that it comes from. Esc closes it. */
export function LineSources({ compaction, line, close }: Props) {
  const told = usePanel().sources.value;
  // Until the host has answered they are looked for.
  const found = told?.compaction === compaction && told.line === line ? told.found : undefined;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (found) (place.current?.querySelector("button") ?? place.current)?.focus();
  }, [found]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <div
      class="line-sources"
      ref={place}
      role="group"
      aria-label={t("Where this line comes from")}
      onKeyDown={onKeyDown}
    >
      <div class="line-sources-list" role="status">
        {found === undefined && <span class="dim">{t("Looking…")}</span>}
        {found?.length === 0 && (
          <span>{t("No message that it stands for says this in the same words.")}</span>
        )}
        {found?.map((source) => (
          <SourceRow key={`${source.item} ${source.at}`} source={source} />
        ))}
      </div>
      <IconButton icon="close" label={t("Close")} onClick={close} />
    </div>
  );
}

const MINUTE = 60_000;

const ROLES: Readonly<Record<Source["role"], string>> = {
  system: t("Instructions"),
  user: t("You"),
  assistant: t("Assistant"),
  tool: t("Tool output"),
};

function SourceRow({ source: { item, role, at, excerpt } }: { readonly source: Source }) {
  const { jumpTo } = usePanel();
  const now = useNow(MINUTE);
  return (
    <button type="button" class="source" onClick={() => jumpTo({ item })}>
      <span class="source-who">
        {ROLES[role]} · {ago(at, now)}
      </span>
      <span class="source-excerpt" dir="auto">
        <PlainText text={excerpt} />
      </span>
    </button>
  );
}
