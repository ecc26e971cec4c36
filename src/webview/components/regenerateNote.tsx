import { useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { eachFrame } from "../list/frames.ts";
import { SETTLING } from "../list/useVirtualList.ts";
import { Button } from "./button.tsx";
import { LinkButton } from "./linkButton.tsx";

interface Props {
  readonly start: (note: string) => void;
  readonly close: () => void;
}

/** What the next summary should do better. Enter starts it, Esc leaves the summary as it is. */
export function RegenerateNote({ start, close }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    // When the list has made room for it.
    const end = eachFrame(SETTLING, () => place.current?.scrollIntoView({ block: "nearest" }));
    return () => {
      end();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const begin = (): void => {
    start(field.current?.value.trim() ?? "");
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") begin();
    else close();
  };
  return (
    <div class="card-note" ref={place}>
      <input
        ref={field}
        class="note-field"
        type="text"
        dir="auto"
        aria-label={t("Note for the new summary")}
        placeholder={t("What should it tell, or leave out?")}
        onKeyDown={onKeyDown}
      />
      <Button isPrimary onClick={begin}>
        {t("Summarize Again")}
      </Button>
      <LinkButton onClick={close}>{t("Cancel")}</LinkButton>
    </div>
  );
}
