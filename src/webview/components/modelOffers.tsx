import { counted, t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { OfferedPlace, ViewState } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Choice } from "./choice.tsx";
import { IconButton } from "./iconButton.tsx";
import { PlainText } from "./plainText.tsx";

/** The models that were found on this machine and in VS Code: one click, and the chat is with that one. */
export function ModelOffers({ welcome }: Pick<ViewState, "welcome">) {
  const { command, post } = usePanel();
  const { places = [], isLooking = true } = welcome ?? {};
  return (
    <section class="empty-section" aria-busy={isLooking}>
      <div class="empty-heading-line">
        <h2 class="empty-heading">{t("Choose a model")}</h2>
        <IconButton
          icon={isLooking ? "loading codicon-modifier-spin" : "refresh"}
          label={t("Look for models again")}
          disabled={isLooking}
          onClick={() => post({ kind: "showWelcome", open: true })}
        />
      </div>
      {places.map((place) => (
        <Place key={place.baseUrl} {...place} />
      ))}
      <Status places={places} isLooking={isLooking} />
      <Choice
        icon="server"
        label={t("Enter a server…")}
        detail={t("Any OpenAI-compatible API, with a key or without")}
        onClick={() => command("enterServer")}
      />
    </section>
  );
}

function Place({ title, baseUrl, models, count }: OfferedPlace) {
  const { command, focusInput, post } = usePanel();
  const use = (model: string): void => {
    post({ kind: "useModel", baseUrl, model });
    // The button goes away with the choice.
    focusInput();
  };
  return (
    <div class="offers" role="group" aria-label={title}>
      <div class="offers-title">
        <PlainText text={title} />
      </div>
      {models.map(({ id, window }) => (
        <button type="button" key={id} class="offer" title={id} onClick={() => use(id)}>
          <span class="offer-name">
            <PlainText text={id} />
          </span>
          {window !== undefined && (
            <span class="offer-window" role="img" aria-label={t("{0} tokens", tokens(window))}>
              {tokens(window)}
            </span>
          )}
        </button>
      ))}
      {count === 0 && <div class="offer-none">{t("It runs, and has no model yet.")}</div>}
      {count > models.length && (
        <button type="button" class="offer more" onClick={() => command("chooseModel")}>
          {counted(count, "All {0} model…", "All {0} models…")}
        </button>
      )}
    </div>
  );
}

/** Says once that it looks, and once what came of it. */
function Status({ places, isLooking }: Pick<NonNullable<ViewState["welcome"]>, "places" | "isLooking">) {
  const found = places.reduce((sum, { count }) => sum + count, 0);
  const isFound = !isLooking && found > 0;
  return (
    <p class={isFound ? "visually-hidden" : "empty-status"} role="status">
      {isLooking && t("Looking for models on this machine…")}
      {isFound && counted(found, "{0} model found", "{0} models found")}
      {!isLooking &&
        found === 0 &&
        t("None found on this machine. Start Ollama, LM Studio, llama.cpp or vLLM and look again, or:")}
    </p>
  );
}
