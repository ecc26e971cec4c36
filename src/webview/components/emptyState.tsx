import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

/** A conversation without messages: what this is, and three ways to start. */
export function EmptyState({ model }: { readonly model: ViewState["model"] }) {
  const { command } = usePanel();
  return (
    <div class="empty">
      <div class="empty-sign" aria-hidden="true" />
      <p class="empty-line">
        Long conversations that stay inside the model’s window. Nothing is lost: every compaction can be read
        and undone.
      </p>
      <div class="choices">
        <Choice
          icon={model ? "check" : "server"}
          label={model ? "Change the model" : "Choose a model"}
          detail={model ? `${model.name} · ${model.server}` : "A local server or an OpenAI-compatible API"}
          isMain={!model}
          onClick={() => command("chooseModel")}
        />
        <Choice
          icon="desktop-download"
          label="Import a conversation"
          detail="Or drop a file here: Claude Code logs, OpenAI messages"
          onClick={() => command("importConversation")}
        />
        <Choice
          icon="comment-discussion"
          label="Open the sample conversation"
          detail="Long enough to compact; needs no model"
          onClick={() => command("openSample")}
        />
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly icon: string;
  readonly label: string;
  readonly detail: string;
  readonly isMain?: boolean;
  readonly onClick: () => void;
}

function Choice({ icon, label, detail, isMain = false, onClick }: ChoiceProps) {
  return (
    <button type="button" class={isMain ? "choice main" : "choice"} onClick={onClick}>
      <Icon name={icon} />
      <span class="choice-label">{label}</span>
      <span class="choice-detail">
        <PlainText text={detail} />
      </span>
    </button>
  );
}
