import { useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { SessionRow } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";

interface Props {
  readonly row: SessionRow;
  readonly close: () => void;
}

/** Renames in place: Enter or leaving the field takes the new title, Esc keeps the old one. */
export function Rename({ row, close }: Props) {
  const { post } = usePanel();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  // Closing takes the focus away, which must not count as a second end.
  const isEnded = useRef(false);
  const end = (title: string): void => {
    if (isEnded.current) return;
    isEnded.current = true;
    if (title !== "" && title !== row.title) post({ kind: "renameSession", id: row.id, title });
    close();
  };
  const take = (): void => end(field.current?.value.trim() ?? "");
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // The same Enter must not press the row, which has the focus again.
    event.preventDefault();
    if (event.key === "Enter") take();
    else end(row.title);
  };
  return (
    <input
      class="rename"
      dir="auto"
      ref={field}
      defaultValue={row.title}
      aria-label={t("New title of “{0}”", row.title)}
      onKeyDown={onKeyDown}
      onBlur={take}
    />
  );
}
