import { useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { Icon } from "./icon.tsx";

interface Props {
  readonly query: string;
  readonly change: (query: string) => void;
  /** Goes from the field to a row: the open conversation, or the first. */
  readonly enter: (to: "first" | "open") => void;
}

/** Has the focus when the list opens; arrow down leads into the list, Esc empties the field first. */
export function SearchField({ query, change, enter }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Escape" && query !== "") {
      event.stopPropagation();
      change("");
    }
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    enter(query === "" ? "open" : "first");
  };
  return (
    <div class="search">
      <Icon name="search" />
      <input
        class="search-field"
        ref={field}
        type="text"
        dir="auto"
        spellcheck={false}
        value={query}
        placeholder={t("Search in all conversations")}
        aria-label={t("Search in all conversations")}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {query !== "" && (
        <button
          type="button"
          class="icon-button"
          title={t("Clear")}
          aria-label={t("Clear the search")}
          onClick={() => {
            change("");
            field.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
