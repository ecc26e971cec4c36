import type { ComponentChildren } from "preact";

import { t } from "../../l10n/l10n.ts";
import { whole } from "../../protocol/format.ts";
import { usePanel } from "../panel.ts";
import { LinkButton } from "./linkButton.tsx";

/** Characters; a megabyte at once would make the whole panel slow. */
const PAGE = 200_000;

interface Props {
  readonly item: string;
  readonly part: number;
  readonly text: string;
  /** Characters that the host left out. */
  readonly cut: number | undefined;
  readonly children: (shown: string) => ComponentChildren;
}

/** As much of a text as can be shown well, and the way to the rest: first page by page, then from the host. */
export function LongText({ item, part, text, cut = 0, children }: Props) {
  const { post, pages } = usePanel();
  const page = pages(`${item}/${part}`);
  const shown = text.slice(0, page.value * PAGE);
  const rest = text.length - shown.length;
  const showNext = (): void => {
    page.value++;
  };
  return (
    <>
      {children(shown)}
      {rest > 0 && (
        <More label={t("Show more ({0} more characters)", whole(rest + cut))} onClick={showNext} />
      )}
      {rest === 0 && cut > 0 && (
        <More
          label={t("Show all ({0} more characters)", whole(cut))}
          onClick={() => post({ kind: "expand", item, part })}
        />
      )}
    </>
  );
}

function More({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <div class="more">
      <LinkButton onClick={onClick}>{label}</LinkButton>
    </div>
  );
}
