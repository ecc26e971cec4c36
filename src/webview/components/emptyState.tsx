import { useEffect } from "preact/hooks";

import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Choice } from "./choice.tsx";
import { IconButton } from "./iconButton.tsx";
import { LinkButton } from "./linkButton.tsx";
import { ModelOffers } from "./modelOffers.tsx";
import { RecentConversations } from "./recentConversations.tsx";

/** A conversation without messages: what this is, and the ways to start. */
export function EmptyState({ view }: { readonly view: ViewState }) {
  const { model, welcome, sessions } = view;
  useWelcome(model !== undefined);
  return (
    <div class="empty">
      <div class="empty-page">
        <div class="empty-sign" aria-hidden="true" />
        <p class="empty-line">
          Long conversations that stay inside the model’s window. Nothing is lost: every compaction can be
          read and undone.
        </p>
        {!model && <ModelOffers welcome={welcome} />}
        <RecentConversations sessions={sessions} />
        <Beginnings model={model} />
        {welcome?.offersTour === true && <TourLine />}
      </div>
    </div>
  );
}

/** The host looks for models as long as none is set and this is shown. */
function useWelcome(hasModel: boolean): void {
  const { post } = usePanel();
  useEffect(() => {
    post({ kind: "showWelcome", open: true });
    return () => post({ kind: "showWelcome", open: false });
  }, [hasModel]);
}

function Beginnings({ model }: Pick<ViewState, "model">) {
  const { command, focusInput } = usePanel();
  return (
    <section class="empty-section">
      <h2 class="empty-heading">{model ? "Begin" : "Or begin without a model"}</h2>
      {model && (
        <Choice
          icon="edit"
          label="Write a message"
          detail={`To ${model.name} · ${model.server}`}
          onClick={focusInput}
        />
      )}
      <Choice
        icon="desktop-download"
        label="Import a conversation"
        detail="Or drop a file here: Claude Code logs, OpenAI messages"
        onClick={() => command("importConversation")}
      />
      <Choice
        icon="history"
        label="Import from Claude Code"
        detail="Opens the folder of its logs for this workspace"
        onClick={() => command("importClaudeCode")}
      />
      <Choice
        icon="comment-discussion"
        label="Open the sample conversation"
        detail="Long enough to compact; needs no model"
        onClick={() => command("openSample")}
      />
    </section>
  );
}

/** Offered until it is opened or put away. */
function TourLine() {
  const { command, post } = usePanel();
  return (
    <p class="empty-tour">
      <span class="empty-tour-ask">New here?</span>
      <LinkButton onClick={() => command("openWalkthrough")}>Open the walkthrough</LinkButton>
      <IconButton
        icon="close"
        label="Do not offer the walkthrough"
        onClick={() => post({ kind: "dismissTour" })}
      />
    </p>
  );
}
