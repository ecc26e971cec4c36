import { t } from "../../l10n/l10n.ts";
import type { Asks, ToolPart } from "../../protocol/view.ts";
import { question } from "../asking.ts";
import { filled } from "../filled.ts";
import { usePanel } from "../panel.ts";
import { Button } from "./button.tsx";
import { DiffView } from "./diffView.tsx";
import { Icon } from "./icon.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly of: ToolPart;
  readonly asks: Asks;
}

const ICONS: Readonly<Record<Asks["action"], string>> = {
  read: "file",
  write: "edit",
  run: "terminal",
  foreign: "plug",
};

/**
 * A call that waits for a yes. What it would do stands here whole: nobody is
 * asked to allow what is cut off. It can hold the focus itself, so that a key
 * pressed by habit answers nothing.
 */
export function AskCard({ of, asks }: Props) {
  const { callId, tool } = of;
  const title = question({ tool, asks });
  return (
    <div role="group" class={`ask ${asks.action}`} data-call={callId} tabIndex={-1} aria-label={title}>
      <div class="ask-head">
        <Icon name={ICONS[asks.action]} />
        <b class="ask-title">
          <PlainText text={title} />
        </b>
        {asks.action !== "foreign" && (
          <span class="ask-tool">
            <PlainText text={tool} />
          </span>
        )}
      </div>
      <pre class="ask-target">
        <PlainText text={asks.target} />
      </pre>
      {asks.because !== undefined && (
        <p class="ask-because">
          <Icon name="warning" />{" "}
          <span>
            <PlainText text={asks.because} />
          </span>
        </p>
      )}
      {asks.action === "foreign" && of.args !== "" && <Arguments args={of.args} />}
      {asks.diff !== undefined && <DiffView call={callId} diff={asks.diff} />}
      <Answers call={callId} always={asks.always} />
    </div>
  );
}

function Arguments({ args }: { readonly args: string }) {
  return (
    <>
      <div class="tool-label">{t("Arguments")}</div>
      <pre class="ask-target">
        <PlainText text={args} />
      </pre>
    </>
  );
}

function Answers({ call, always }: { readonly call: string; readonly always: string }) {
  const { post, focusInput } = usePanel();
  const decide = (decision: "once" | "always" | "no" | "never") => (): void => {
    post({ kind: "decide", call, decision });
    // The card goes away, and the focus must not go with it.
    focusInput();
  };
  return (
    <div class="ask-answers">
      <Button isPrimary onClick={decide("once")}>
        {t("Allow")}
      </Button>
      <Button onClick={decide("no")}>{t("Deny")}</Button>
      <span class="ask-more">
        <LinkButton onClick={decide("always")}>
          {filled(t("Always allow {0} in this conversation"), <PlainText text={always} />)}
        </LinkButton>
        <LinkButton onClick={decide("never")}>{t("Never in this conversation")}</LinkButton>
      </span>
    </div>
  );
}
