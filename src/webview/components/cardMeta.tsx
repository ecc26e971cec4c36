import { counted, dollars, duration, tokens, whole } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { maskedSecrets } from "../maskedSecrets.ts";
import { usePanel } from "../panel.ts";

const TRIGGERS: Readonly<Record<CardItem["trigger"], string>> = {
  user: "by you",
  auto: "automatic",
  overflow: "window was full",
  imported: "imported",
};

/** The figures of a compaction in one line that wraps; some of them open what they count. */
export function CardMeta({ card }: { readonly card: CardItem }) {
  return (
    <ul class="card-meta">
      {facts(card).map((fact) => (
        <li key={fact.text}>{fact.opens ? <Opener {...fact} opens={fact.opens} /> : fact.text}</li>
      ))}
    </ul>
  );
}

interface Fact {
  readonly text: string;
  /** Folds, by name, that a click opens and closes. */
  readonly opens?: readonly string[];
}

function Opener({ text, opens }: Required<Fact>) {
  const { fold } = usePanel();
  const folds = opens.map((name) => fold(name));
  const isOpen = folds.every(({ value }) => value);
  const toggle = (): void => {
    for (const one of folds) one.value = !isOpen;
  };
  return (
    <button type="button" class="card-opener" aria-expanded={isOpen} onClick={toggle}>
      {text}
    </button>
  );
}

const plain = (text: string): Fact => ({ text });

function facts(card: CardItem): Fact[] {
  const { state, trigger, messagesBefore, messagesAfter, summaryTokens, milliseconds } = card;
  const start = [TRIGGERS[trigger], makerOf(card)].map(plain);
  if (state === "running") return [...start, plain(counted(messagesBefore, "message"))];
  if (state === "failed" || state === "cancelled") return [...start, plain("nothing was changed")];
  return [
    ...start,
    plain(`${whole(messagesBefore)} → ${counted(messagesAfter, "message")}`),
    plain(`summary ${tokens(summaryTokens)}`),
    ...(milliseconds > 0 ? [plain(duration(milliseconds))] : []),
    ...(card.cost === undefined ? [] : [plain(dollars(card.cost))]),
    ...(card.edited ? [plain("edited")] : []),
    ...checked(card),
  ];
}

/** What was done to the rest, and how the summary stood its check. */
function checked({ id, pruned, redactions, audit, ledger, restored = [] }: CardItem): Fact[] {
  const lists = ["", "/ledger", "/missing", "/unsourced"].map((name) => `${id}${name}`);
  const prunedText = pruned && `${counted(pruned.parts, "part")} pruned, −${tokens(pruned.tokens)}`;
  return [
    ...(prunedText ? [pruned.list ? { text: prunedText, opens: [`${id}/pruned`] } : plain(prunedText)] : []),
    ...(audit && audit.facts > 0
      ? [{ text: `${whole(audit.found)} of ${counted(audit.facts, "fact")} in it`, opens: lists }]
      : []),
    ...(ledger ? [plain(`ledger ${tokens(ledger.tokens)}`)] : []),
    ...(restored.length > 0
      ? [plain(`${counted(restored.length, "part")} read again, ${tokens(sum(restored))}`)]
      : []),
    ...(redactions ? [plain(maskedSecrets(redactions))] : []),
  ];
}

function makerOf({ strategy, model }: CardItem): string {
  if (strategy === "digest") return "digest";
  return model ?? (strategy === "imported" ? "another assistant" : "model");
}

const sum = (parts: readonly { readonly tokens: number }[]): number =>
  parts.reduce((all, part) => all + part.tokens, 0);
