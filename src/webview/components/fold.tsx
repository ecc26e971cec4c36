import type { Signal } from "@preact/signals";

import { Icon } from "./icon.tsx";

interface Props {
  readonly open: Signal<boolean>;
  readonly label: string;
  readonly detail: string;
}

/** The line that opens and closes what follows it. */
export function Fold({ open, label, detail }: Props) {
  const isOpen = open.value;
  return (
    <button
      type="button"
      class="fold"
      aria-expanded={isOpen}
      onClick={() => {
        open.value = !isOpen;
      }}
    >
      <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
      <span class="fold-label">{label}</span>
      <span class="fold-detail">{detail}</span>
    </button>
  );
}
