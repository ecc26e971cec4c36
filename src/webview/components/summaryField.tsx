import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";

/** The Markdown of a proposed summary, while the user changes it. */
export function SummaryField({ edit }: { readonly edit: Signal<string | undefined> }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <div class="card-body">
      <textarea
        ref={field}
        class="summary-field"
        dir="auto"
        aria-label={t("Summary, Markdown")}
        value={edit.value}
        onInput={(event) => {
          edit.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}
