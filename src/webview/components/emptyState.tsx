import { useEffect } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
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
          {t(
            "Long conversations that stay inside the model’s window. Nothing is lost: every compaction can be read and undone.",
          )}
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
      <h2 class="empty-heading">{model ? t("Begin") : t("Or begin without a model")}</h2>
      {model && (
        <Choice
          icon="edit"
          label={t("Write a message")}
          detail={t("To {0} · {1}", model.name, model.server)}
          onClick={focusInput}
        />
      )}
      <Choice
        icon="desktop-download"
        label={t("Import a conversation")}
        detail={t("Or drop a file here: Claude Code logs, OpenAI messages")}
        onClick={() => command("importConversation")}
      />
      <Choice
        icon="history"
        label={t("Import from Claude Code")}
        detail={t("Opens the folder of its logs for this workspace")}
        onClick={() => command("importClaudeCode")}
      />
      <Choice
        icon="comment-discussion"
        label={t("Open the sample conversation")}
        detail={t("Long enough to compact; needs no model")}
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
      <span class="empty-tour-ask">{t("New here?")}</span>
      <LinkButton onClick={() => command("openWalkthrough")}>{t("Open the walkthrough")}</LinkButton>
      <IconButton
        icon="close"
        label={t("Do not offer the walkthrough")}
        onClick={() => post({ kind: "dismissTour" })}
      />
    </p>
  );
}
