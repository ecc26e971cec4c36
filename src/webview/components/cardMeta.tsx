import { counted, duration, tokens, whole } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { maskedSecrets } from "../maskedSecrets.ts";

const TRIGGERS: Readonly<Record<CardItem["trigger"], string>> = {
  user: "by you",
  auto: "automatic",
  overflow: "window was full",
  imported: "imported",
};

/** The figures of a compaction in one line that wraps. */
export function CardMeta({ card }: { readonly card: CardItem }) {
  return (
    <ul class="card-meta">
      {facts(card).map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function facts(card: CardItem): string[] {
  const { state, trigger, messagesBefore, messagesAfter, summaryTokens, milliseconds } = card;
  const { pruned, redactions, audit, ledger, restored = [] } = card;
  const start = [TRIGGERS[trigger], makerOf(card)];
  if (state === "running") return [...start, counted(messagesBefore, "message")];
  if (state === "failed" || state === "cancelled") return [...start, "nothing was changed"];
  return [
    ...start,
    `${whole(messagesBefore)} → ${counted(messagesAfter, "message")}`,
    `summary ${tokens(summaryTokens)}`,
    ...(milliseconds > 0 ? [duration(milliseconds)] : []),
    ...(pruned ? [`${counted(pruned.parts, "part")} pruned, −${tokens(pruned.tokens)}`] : []),
    ...(audit && audit.facts > 0 ? [`${whole(audit.found)} of ${counted(audit.facts, "fact")} in it`] : []),
    ...(ledger ? [`ledger ${tokens(ledger.tokens)}`] : []),
    ...(restored.length > 0
      ? [`${counted(restored.length, "part")} read again, ${tokens(sum(restored))}`]
      : []),
    ...(redactions ? [maskedSecrets(redactions)] : []),
  ];
}

function makerOf({ strategy, model }: CardItem): string {
  if (strategy === "digest") return "digest";
  return model ?? (strategy === "imported" ? "another assistant" : "model");
}

const sum = (parts: readonly { readonly tokens: number }[]): number =>
  parts.reduce((all, part) => all + part.tokens, 0);
