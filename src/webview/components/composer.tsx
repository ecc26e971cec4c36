import { useEffect, useRef } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { ViewState } from "../../protocol/view.ts";
import { filled } from "../filled.ts";
import { usePanel } from "../panel.ts";
import { useMention } from "../useMention.ts";
import { CompactButton } from "./compactButton.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./iconButton.tsx";
import { mentionAria, MentionList } from "./mentionList.tsx";
import { PlainText } from "./plainText.tsx";
import { SendButton } from "./sendButton.tsx";

/** Where the next message is written. Enter sends, Shift+Enter starts a line. */
export function Composer({ view }: { readonly view: ViewState }) {
  const { draft, write, focusAsked, command, post } = usePanel();
  const field = useRef<HTMLTextAreaElement>(null);
  const mention = useMention(field, LONG);
  const readOnly = view.session?.readOnly;
  useEffect(() => {
    if (focusAsked.value > 0) focusEnd(field.current);
  }, [focusAsked.value]);

  const send = (): void => {
    const text = draft.peek();
    if (text.trim() === "" || isBusy(view) || readOnly !== undefined) return;
    if (!view.model) return command("chooseModel");
    post({ kind: "send", text });
    write("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (mention.takesKey(event)) return;
    // Enter also ends the composition of a Chinese or Japanese word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div class="composer">
      <MentionList mention={mention} />
      <textarea
        {...mentionAria(mention)}
        ref={field}
        class={draft.value.length > LONG ? "field long" : "field"}
        rows={1}
        dir={draft.value.length > LONG ? "ltr" : "auto"}
        aria-label={t("Message")}
        placeholder={readOnly ?? placeholderOf(view)}
        disabled={readOnly !== undefined}
        value={draft.value}
        onBeforeInput={makeRoom}
        onInput={(event) => {
          write(event.currentTarget.value);
          mention.look();
        }}
        onBlur={mention.leave}
        onKeyDown={onKeyDown}
      />
      <div class="composer-line">
        <ModelButton model={view.model} />
        <DraftTokens />
        <span class="grow" />
        <IconButton
          icon="mention"
          label={t("Mention a file")}
          hint={t("Or type @ and a part of its name.")}
          disabled={readOnly !== undefined}
          onClick={mention.begin}
        />
        <CompactButton view={view} />
        <SendButton view={view} onSend={send} />
      </div>
    </div>
  );
}

/**
 * Characters from which the field neither grows with its text nor finds its
 * direction: with those, Chromium lays out a megabyte for seconds at every key.
 */
const LONG = 20_000;

/** Before a long text is pasted, since the first layout after it would already take its time. */
function makeRoom(event: InputEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
  const added = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
  if (added.length <= LONG) return;
  event.currentTarget.classList.add("long");
  event.currentTarget.dir = "ltr";
}

/** While the conversation works a message may be sent all the same: it waits. */
const isBusy = ({ run }: ViewState): boolean => run?.kind === "import";

const placeholderOf = ({ items }: ViewState): string =>
  items.length === 0 ? t("Start a conversation") : t("Reply");

function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function ModelButton({ model }: { readonly model: ViewState["model"] }) {
  const { command } = usePanel();
  const label = model ? t("Model: {0} · {1}. Choose another", model.name, model.server) : t("Choose a model");
  return (
    <button
      type="button"
      class="model-button"
      title={label}
      aria-label={label}
      onClick={() => command("chooseModel")}
    >
      <span class="model-button-name">
        <PlainText text={model?.name ?? t("Choose a model")} />
      </span>
      <Icon name="chevron-down" />
    </button>
  );
}

function DraftTokens() {
  const count = usePanel().draftTokens.value;
  return count > 0 ? (
    <span class="draft-tokens">
      {filled(t("+{0} {1}"), tokens(count), <span class="draft-unit">{t("tokens")}</span>)}
    </span>
  ) : null;
}
