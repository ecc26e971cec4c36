import { useLayoutEffect, useRef } from "preact/hooks";

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
    if (event.key === "Enter") take();
    if (event.key === "Escape") end(row.title);
  };
  return (
    <input
      class="rename"
      ref={field}
      defaultValue={row.title}
      aria-label={`New title of “${row.title}”`}
      onKeyDown={onKeyDown}
      onBlur={take}
    />
  );
}
