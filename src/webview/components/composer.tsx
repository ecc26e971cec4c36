import { useEffect, useRef } from "preact/hooks";

import { tokens } from "../../protocol/format.ts";
import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { CompactButton } from "./compactButton.tsx";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";
import { SendButton } from "./sendButton.tsx";

/** Where the next message is written. Enter sends, Shift+Enter starts a line. */
export function Composer({ view }: { readonly view: ViewState }) {
  const { draft, write, focusAsked, command, post } = usePanel();
  const field = useRef<HTMLTextAreaElement>(null);
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
    // Enter also ends the composition of a Chinese or Japanese word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div class="composer">
      <textarea
        ref={field}
        class={draft.value.length > LONG ? "field long" : "field"}
        rows={1}
        dir={draft.value.length > LONG ? "ltr" : "auto"}
        aria-label="Message"
        placeholder={readOnly ?? placeholderOf(view)}
        disabled={readOnly !== undefined}
        value={draft.value}
        onBeforeInput={makeRoom}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="composer-line">
        <ModelButton model={view.model} />
        <DraftTokens />
        <span class="grow" />
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
  items.length === 0 ? "Start a conversation" : "Reply";

function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function ModelButton({ model }: { readonly model: ViewState["model"] }) {
  const { command } = usePanel();
  const label = model ? `Model: ${model.name} · ${model.server}. Choose another` : "Choose a model";
  return (
    <button
      type="button"
      class="model-button"
      title={label}
      aria-label={label}
      onClick={() => command("chooseModel")}
    >
      <span class="model-button-name">
        <PlainText text={model?.name ?? "Choose a model"} />
      </span>
      <Icon name="chevron-down" />
    </button>
  );
}

function DraftTokens() {
  const count = usePanel().draftTokens.value;
  return count > 0 ? (
    <span class="draft-tokens">
      +{tokens(count)}
      <span class="draft-unit"> tokens</span>
    </span>
  ) : null;
}
