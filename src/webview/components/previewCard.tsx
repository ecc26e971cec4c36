import type { ComponentChildren } from "preact";

import { counted, t } from "../../l10n/l10n.ts";
import type { Asked } from "../../protocol/asked.ts";
import { dollars, duration, inPercent, percent, tokens, whole } from "../../protocol/format.ts";
import type { PreviewItem } from "../../protocol/view.ts";
import { filled } from "../filled.ts";
import { usePanel } from "../panel.ts";
import { Button } from "./button.tsx";
import { ShrinkBar } from "./cardHead.tsx";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

/** What a compaction would do, before anything is done. */
export function PreviewCard({ preview }: { readonly preview: PreviewItem }) {
  const { post, isWorking } = usePanel();
  const { tokensBefore, tokensAfter, asked } = preview;
  return (
    <div role="group" class="card preview" aria-label={t("Compaction preview")}>
      <div class="card-head">
        <Icon name="open-preview" />
        <span class="card-title">
          {filled(titleOf(asked), <b>{t("{0} → about {1}", tokens(tokensBefore), tokens(tokensAfter))}</b>)}
        </span>
        <span class="card-side">{changeOf(preview)}</span>
      </div>
      <ShrinkBar tokensBefore={tokensBefore} tokensAfter={tokensAfter} />
      <Figures {...preview} />
      {!isWorking.value && (
        <div class="card-answers">
          <Button isPrimary onClick={() => post({ kind: "propose" })}>
            {t("Write the Summary")}
          </Button>
          <Button
            title={t("Without looking at the summary first. Can be undone.")}
            onClick={() => post({ kind: "compact", ...asked })}
          >
            {t("Compact Now")}
          </Button>
          <Button onClick={() => post({ kind: "closePreview" })}>{t("Cancel")}</Button>
          <span class="card-hint">{t("Nothing has changed yet.")}</span>
        </div>
      )}
    </div>
  );
}

function titleOf({ upTo, from }: Asked): string {
  if (upTo !== undefined) return t("Would compact up to the message {0}");
  return from === undefined ? t("Would compact {0}") : t("Would compact from the message {0}");
}

/** A summary of full length may even be longer than what it replaces. */
const changeOf = ({ tokensBefore, tokensAfter }: PreviewItem): string =>
  tokensAfter < tokensBefore ? `−${inPercent(percent(tokensBefore - tokensAfter, tokensBefore))}` : "";

function Figures({ summarized, kept, pruned, restored, ...writing }: PreviewItem) {
  return (
    <dl class="preview-figures">
      <Figure name={t("Summarized")} amount={tokens(summarized.tokens)}>
        {counted(summarized.messages, "{0} message", "{0} messages")}
      </Figure>
      <Figure name={t("Kept word for word")} amount={tokens(kept.tokens)}>
        {counted(kept.messages, "{0} message", "{0} messages")}
      </Figure>
      {pruned.parts > 0 && (
        <Figure name={t("Pruned")} amount={`−${tokens(pruned.tokens)}`}>
          {counted(pruned.parts, "{0} part of old output", "{0} parts of old output")}
        </Figure>
      )}
      {restored.length > 0 && (
        <Figure name={t("Read again")}>
          {restored.map((path) => (
            <code key={path}>
              <PlainText text={path} />
            </code>
          ))}
        </Figure>
      )}
      <Figure name={t("Written by")}>
        <PlainText text={writing.model ?? t("code alone")} />, {WAYS[writing.strategy]}
        <span class="dim">{expected(writing)}</span>
      </Figure>
    </dl>
  );
}

const WAYS: Readonly<Record<PreviewItem["strategy"], string>> = {
  livePrefix: t("going on from the conversation, which its cache may hold"),
  transcript: t("from a transcript"),
  chunks: t("in several parts, one after the other"),
  digest: t("without a model"),
  imported: t("before the import"),
};

/** Tokens, cost and time; nothing where no model is asked. */
function expected({ request, cost, lastTook }: Pick<PreviewItem, "request" | "cost" | "lastTook">): string {
  if (request.prompt === 0) return "";
  const read = t(
    "reads about {0} tokens, writes at most {1}",
    whole(round(request.prompt)),
    whole(request.output),
  );
  const price = cost === undefined ? [] : [t("{0} at most", dollars(cost))];
  const time = lastTook === undefined ? [] : [t("the last one took {0}", duration(lastTook))];
  return [read, ...price, ...time].join(" · ");
}

/** An estimate has no more than three digits that tell something. */
const round = (count: number): number => Number(count.toPrecision(3));

interface FigureProps {
  readonly name: string;
  readonly amount?: string;
  readonly children: ComponentChildren;
}

function Figure({ name, amount, children }: FigureProps) {
  return (
    <div class="preview-figure">
      <dt>{name}</dt>
      <dd>{children}</dd>
      {amount !== undefined && <dd class="preview-amount">{amount}</dd>}
    </div>
  );
}
