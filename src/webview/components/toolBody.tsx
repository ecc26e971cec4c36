import { t } from "../../l10n/l10n.ts";
import { tokens, whole } from "../../protocol/format.ts";
import type { ToolPart } from "../../protocol/view.ts";
import { withoutStyling } from "../marks.ts";
import { LongText } from "./longText.tsx";
import { PlainText } from "./plainText.tsx";

interface Props {
  readonly item: string;
  readonly part: number;
  readonly of: ToolPart;
}

/** What a call was given, and what it put out. */
export function ToolBody({ item, part, of }: Props) {
  return (
    <div class="tool-body">
      {of.pruned && <p class="dim">{t("The model is sent the stub above instead of this output.")}</p>}
      {of.args !== "" && <Output name={argumentsName(of)} text={of.args} />}
      {of.output !== "" && (
        <LongText item={item} part={part} text={of.output} cut={of.cut}>
          {(shown) => (
            <Output name={t("Output, {0} tokens", whole(of.tokens))} text={withoutStyling(shown)} />
          )}
        </LongText>
      )}
    </div>
  );
}

const argumentsName = ({ argsCut }: ToolPart): string =>
  argsCut === undefined
    ? t("Arguments")
    : t("Arguments, sent without {0} tokens of long text", tokens(argsCut));

function Output({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <div class="tool-label">{name}</div>
      <pre class="tool-output" tabIndex={0} aria-label={name}>
        <PlainText text={text} />
      </pre>
    </>
  );
}
