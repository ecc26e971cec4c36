import type { Signal } from "@preact/signals";

import { t } from "../../l10n/l10n.ts";
import type { ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { GaugeView } from "./gaugeView.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./iconButton.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly view: ViewState;
  readonly isListOpen: Signal<boolean>;
}

/** What is talked about, with whom, and how full the window is. */
export function Header({ view, isListOpen }: Props) {
  const { command } = usePanel();
  const toggle = (): void => {
    isListOpen.value = !isListOpen.value;
  };
  return (
    <header class="header">
      <div class="header-line">
        <h1 class="title">
          <button
            type="button"
            class="title-button"
            aria-haspopup="dialog"
            aria-expanded={isListOpen.value}
            title={view.session?.title ?? t("Conversations")}
            onClick={toggle}
          >
            <span class="title-text" dir="auto">
              <PlainText text={view.session?.title ?? t("New conversation")} />
            </span>
            <Icon name="chevron-down" />
          </button>
        </h1>
        {view.model && <ModelName {...view.model} />}
        <div class="header-tools">
          <IconButton icon="add" label={t("New conversation")} onClick={() => command("newConversation")} />
          <IconButton icon="history" label={t("Conversations")} onClick={toggle} />
          <IconButton
            icon="desktop-download"
            label={t("Import a conversation")}
            onClick={() => command("importConversation")}
          />
        </div>
      </div>
      {(view.model || view.items.length > 0) && <GaugeView gauge={view.gauge} />}
    </header>
  );
}

function ModelName({ name, server }: { readonly name: string; readonly server: string }) {
  return (
    <span class="model-name" title={`${name} · ${server}`}>
      <PlainText text={`${name} · ${server}`} />
    </span>
  );
}
