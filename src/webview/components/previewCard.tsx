import type { ComponentChildren } from "preact";

import { counted, dollars, duration, percent, tokens, whole } from "../../protocol/format.ts";
import type { PreviewItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Button } from "./button.tsx";
import { ShrinkBar } from "./cardHead.tsx";
import { Icon } from "./icon.tsx";
import { PlainText } from "./plainText.tsx";

/** What a compaction would do, before anything is done. */
export function PreviewCard({ preview }: { readonly preview: PreviewItem }) {
  const { post, isWorking } = usePanel();
  const { tokensBefore, tokensAfter, side } = preview;
  return (
    <section class="card preview" aria-label="Compaction preview">
      <div class="card-head">
        <Icon name="open-preview" />
        <span class="card-title">
          {TITLES[side ?? "all"]}{" "}
          <b>
            {tokens(tokensBefore)} → about {tokens(tokensAfter)}
          </b>
        </span>
        <span class="card-side">{changeOf(preview)}</span>
      </div>
      <ShrinkBar tokensBefore={tokensBefore} tokensAfter={tokensAfter} />
      <Figures {...preview} />
      {!isWorking.value && (
        <div class="card-answers">
          <Button isPrimary onClick={() => post({ kind: "propose" })}>
            Write the Summary
          </Button>
          <Button onClick={() => post({ kind: "closePreview" })}>Cancel</Button>
          <span class="card-hint">Nothing changes until you accept it.</span>
        </div>
      )}
    </section>
  );
}

const TITLES = {
  all: "Would compact",
  upTo: "Would compact up to the message",
  from: "Would compact from the message",
} as const;

/** A summary of full length may even be longer than what it replaces. */
const changeOf = ({ tokensBefore, tokensAfter }: PreviewItem): string =>
  tokensAfter < tokensBefore ? `−${percent(tokensBefore - tokensAfter, tokensBefore)}%` : "";

function Figures({ summarized, kept, pruned, restored, ...writing }: PreviewItem) {
  return (
    <dl class="preview-figures">
      <Figure name="Summarized" amount={tokens(summarized.tokens)}>
        {counted(summarized.messages, "message")}
      </Figure>
      <Figure name="Kept word for word" amount={tokens(kept.tokens)}>
        {counted(kept.messages, "message")}
      </Figure>
      {pruned.parts > 0 && (
        <Figure name="Pruned" amount={`−${tokens(pruned.tokens)}`}>
          {counted(pruned.parts, "part")} of old output
        </Figure>
      )}
      {restored.length > 0 && (
        <Figure name="Read again">
          {restored.map((path) => (
            <code key={path}>
              <PlainText text={path} />
            </code>
          ))}
        </Figure>
      )}
      <Figure name="Written by">
        <PlainText text={writing.model ?? "code alone"} />, {WAYS[writing.strategy]}
        <span class="dim">{expected(writing)}</span>
      </Figure>
    </dl>
  );
}

const WAYS: Readonly<Record<PreviewItem["strategy"], string>> = {
  livePrefix: "going on from the conversation, which its cache may hold",
  transcript: "from a transcript",
  chunks: "in several parts, one after the other",
  digest: "without a model",
  imported: "before the import",
};

/** Tokens, cost and time; nothing where no model is asked. */
function expected({ request, cost, lastTook }: Pick<PreviewItem, "request" | "cost" | "lastTook">): string {
  if (request.prompt === 0) return "";
  const read = `reads about ${whole(round(request.prompt))} tokens, writes at most ${whole(request.output)}`;
  const price = cost === undefined ? [] : [`${dollars(cost)} at most`];
  const time = lastTook === undefined ? [] : [`the last one took ${duration(lastTook)}`];
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
