import { useLayoutEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { tokens, whole } from "../../protocol/format.ts";
import type { ContextView, ViewState } from "../../protocol/view.ts";
import { categoryRows } from "../context/rows.ts";
import type { CategoryRow } from "../context/rows.ts";
import { usePanel } from "../panel.ts";
import { Button } from "./button.tsx";
import { whyNotCompact } from "./compactButton.tsx";
import { ContextSection } from "./contextSection.tsx";
import { Icon } from "./icon.tsx";
import { LargestParts } from "./largestParts.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PinnedList } from "./pinnedList.tsx";
import { SpentList } from "./spentList.tsx";
import { UsageChart } from "./usageChart.tsx";

/** What fills the window, what did, and what will be done about it. Lies over the conversation. */
export function ContextPage({ view }: { readonly view: ViewState }) {
  const { showContext } = usePanel();
  const page = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    page.current?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <section class="context" ref={page} tabIndex={-1} aria-label={t("Context")}>
      <div class="context-head">
        <h2>{t("Context")}</h2>
        <LinkButton onClick={() => showContext(false)}>
          <Icon name="arrow-left" /> {t("Conversation")}
        </LinkButton>
      </div>
      {view.context ? (
        <Sections view={view} context={view.context} />
      ) : (
        <p class="dim">{wordsWithout(view)}</p>
      )}
    </section>
  );
}

interface Props {
  readonly view: ViewState;
  readonly context: ContextView;
}

function Sections({ view, context }: Props) {
  const draft = usePanel().draftTokens.value;
  const { gauge, spent } = view;
  return (
    <>
      <p class="dim context-window">
        {gauge.window === undefined
          ? t("The window is not known.")
          : t("Window {0} tokens, {1}", whole(gauge.window), gauge.windowSource)}
      </p>
      <Categories rows={categoryRows(context, gauge, draft)} />
      <ContextSection title={t("Next")}>
        <p>{context.next}</p>
        <NextActions view={view} />
      </ContextSection>
      <UsageChart points={context.usage} trigger={gauge.trigger} />
      <LargestParts parts={context.largest} />
      <PinnedList pinned={context.pinned} />
      {spent && <SpentList spent={spent} />}
    </>
  );
}

/** A conversation begins with its first message. */
const wordsWithout = ({ session }: ViewState): string =>
  session
    ? t("Counting…")
    : t("Nothing is in the window yet: the conversation begins with your first message.");

function Categories({ rows }: { readonly rows: readonly CategoryRow[] }) {
  return (
    <table class="categories">
      <thead class="visually-hidden">
        <tr>
          <th>{t("Category")}</th>
          <th>{t("Tokens")}</th>
          <th>{t("Share of the window")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, shownAs, tokens: size, share }) => (
          <tr key={name}>
            <td>
              <span class={`swatch segment of-${shownAs}`} aria-hidden="true" />
              {name}
            </td>
            <td title={tokens(size)}>{whole(size)}</td>
            <td>{share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NextActions({ view }: { readonly view: ViewState }) {
  const { post, command, showContext } = usePanel();
  const reason = whyNotCompact(view);
  if (reason !== undefined) return <p class="dim">{reason}</p>;
  const start = (kind: "compact" | "preview") => () => {
    showContext(false);
    post({ kind });
  };
  return (
    <div class="context-actions">
      <Button isPrimary onClick={start("compact")}>
        {t("Compact Now")}
      </Button>
      <LinkButton onClick={start("preview")}>{t("Preview…")}</LinkButton>
      <LinkButton onClick={() => command("compactWithInstructions")}>{t("With Instructions…")}</LinkButton>
    </div>
  );
}
