import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";

import type { Notice, ViewState } from "../../protocol/view.ts";
import { askingIn } from "../asking.ts";
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
import { Transcript } from "./transcript.tsx";

/** The whole panel. Links and Esc are handled here, wherever they come from. */
export function App() {
  const { view, isBroken, isContextOpen, showContext, post } = usePanel();
  const isListOpen = useSignal(false);
  const state = view.value;
  const openLink = (event: MouseEvent): void => {
    const href = linkTarget(event);
    if (href !== undefined) post({ kind: "openLink", href });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (isListOpen.value) isListOpen.value = false;
    else if (isContextOpen.value) showContext(false);
    else if (state?.run) post({ kind: "stop", run: state.run.id });
  };
  return (
    <div class="panel" onClick={openLink} onAuxClick={openLink} onKeyDown={onKeyDown}>
      {isBroken.value && <NoticeLine {...BROKEN} />}
      {state && <Body view={state} isListOpen={isListOpen} />}
    </div>
  );
}

const BROKEN: Notice = {
  level: "error",
  text: "The panel and the extension do not understand each other. Run “Developer: Reload Window”.",
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
            <Transcript key={session?.id} session={session?.id ?? ""} items={items} covered={covered} />
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
        {run?.kind === "import" && <ImportLine {...run} />}
        {session?.readOnly !== undefined && (
          <NoticeLine level="info" text={session.readOnly} actions={session.remedy ? [session.remedy] : []} />
        )}
        {notice && <NoticeLine {...notice} />}
        {queued !== undefined && <QueuedLine text={queued} />}
        <AskLine asking={askingIn(items)} />
        <Composer view={view} />
      </footer>
      <DropTarget />
      <Announcer items={items} notice={notice} />
    </>
  );
}
