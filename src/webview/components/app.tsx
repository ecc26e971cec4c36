import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import type { Notice, ViewState } from "../../protocol/view.ts";
import { askingIn } from "../asking.ts";
import { keepFocus } from "../keepFocus.ts";
import { linkTarget } from "../links.ts";
import { usePanel } from "../panel.ts";
import { Announcer } from "./announcer.tsx";
import { AskLine } from "./askLine.tsx";
import { Composer } from "./composer.tsx";
import { ContextPage } from "./contextPage.tsx";
import { Conversations } from "./conversations.tsx";
import { DropTarget } from "./dropTarget.tsx";
import { EmptyState } from "./emptyState.tsx";
import { Header } from "./header.tsx";
import { ImportLine } from "./importLine.tsx";
import { NoticeLine } from "./noticeLine.tsx";
import { QueuedLine } from "./queuedLine.tsx";
import { SkipButton } from "./skipButton.tsx";
import { Transcript } from "./transcript.tsx";

/** The whole panel. Links and Esc are handled here, wherever they come from. */
export function App() {
  const { view, isBroken, isContextOpen, showContext, focusInput, post } = usePanel();
  const isListOpen = useSignal(false);
  const state = view.value;
  const openLink = (event: MouseEvent): void => {
    const href = linkTarget(event);
    if (href !== undefined) post({ kind: "openLink", href });
  };
  useEscape(() => {
    const run = view.peek()?.run;
    if (isListOpen.peek()) isListOpen.value = false;
    else if (isContextOpen.peek()) showContext(false);
    else if (run) post({ kind: "stop", run: run.id });
  });
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current) keepFocus(root.current, focusInput);
  }, []);
  return (
    <div class="panel" ref={root} onClick={openLink} onAuxClick={openLink}>
      {isBroken.value && (
        <div role="alert">
          <NoticeLine {...BROKEN} />
        </div>
      )}
      {state && <Body view={state} isListOpen={isListOpen} />}
    </div>
  );
}

/** Wherever the focus is, or nowhere; whoever takes an Esc for something of its own stops it. */
function useEscape(act: () => void): void {
  useEffect(() => {
    const onKeyDown = ({ key, isComposing }: KeyboardEvent): void => {
      if (key === "Escape" && !isComposing) act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

const BROKEN: Notice = {
  level: "error",
  text: t("The panel and the extension do not understand each other. Run “Developer: Reload Window”."),
  actions: [],
};

function Body({ view, isListOpen }: { readonly view: ViewState; readonly isListOpen: Signal<boolean> }) {
  const { covered, session, run, notice, queued } = view;
  const items = usePanel().items.value;
  const isContextOpen = usePanel().isContextOpen.value;
  const close = (): void => {
    isListOpen.value = false;
  };
  return (
    <>
      <Header view={view} isListOpen={isListOpen} />
      <div class={run && run.kind !== "import" ? "busy running" : "busy"} />
      <main class="main">
        <div class="conversation-page" inert={isContextOpen}>
          {items.length > 0 ? (
            <>
              <SkipButton label={t("Skip to the input")} to=".field" />
              <Transcript key={session?.id} session={session?.id ?? ""} items={items} covered={covered} />
              <SkipButton label={t("Skip to the top")} to=".title-button" />
            </>
          ) : (
            <EmptyState view={view} />
          )}
        </div>
        {isContextOpen && <ContextPage view={view} />}
        {isListOpen.value && (
          <>
            <div class="shade" onClick={close} />
            <Conversations view={view} close={close} />
          </>
        )}
      </main>
      <footer class="footer">
        <DropTarget />
        {run?.kind === "import" && <ImportLine {...run} />}
        {session?.readOnly !== undefined && (
          <NoticeLine level="info" text={session.readOnly} actions={session.remedy ? [session.remedy] : []} />
        )}
        {notice && <NoticeLine {...notice} />}
        {queued !== undefined && <QueuedLine text={queued} />}
        <AskLine asking={askingIn(items)} />
        <Composer view={view} />
      </footer>
      <Announcer session={session?.id ?? ""} items={items} notice={notice?.text} gauge={view.gauge} />
    </>
  );
}
