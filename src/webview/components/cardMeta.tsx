import { counted, t } from "../../l10n/l10n.ts";
import { dollars, duration, tokens, whole } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { maskedSecrets } from "../maskedSecrets.ts";
import { usePanel } from "../panel.ts";

const TRIGGERS: Readonly<Record<CardItem["trigger"], string>> = {
  user: t("by you"),
  auto: t("automatic"),
  overflow: t("window was full"),
  imported: t("imported"),
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
  if (state === "running") return [...start, plain(counted(messagesBefore, "{0} message", "{0} messages"))];
  if (state === "failed" || state === "cancelled") return [...start, plain(t("nothing was changed"))];
  return [
    ...start,
    plain(counted(messagesAfter, "{1} → {0} message", "{1} → {0} messages", whole(messagesBefore))),
    plain(t("summary {0}", tokens(summaryTokens))),
    ...(milliseconds > 0 ? [plain(duration(milliseconds))] : []),
    ...(card.cost === undefined ? [] : [plain(dollars(card.cost))]),
    ...(card.edited ? [plain(t("edited"))] : []),
    ...checked(card),
  ];
}

/** What was done to the rest, and how the summary stood its check. */
function checked({ id, pruned, redactions, audit, ledger, restored = [] }: CardItem): Fact[] {
  const lists = ["", "/found", "/ledger", "/missing", "/unsourced"].map((name) => `${id}${name}`);
  const prunedText =
    pruned && counted(pruned.parts, "{0} part pruned, −{1}", "{0} parts pruned, −{1}", tokens(pruned.tokens));
  return [
    ...(prunedText ? [pruned.list ? { text: prunedText, opens: [`${id}/pruned`] } : plain(prunedText)] : []),
    ...(audit && audit.facts > 0 ? [{ text: foundWords(audit), opens: lists }] : []),
    ...(ledger ? [plain(t("ledger {0}", tokens(ledger.tokens)))] : []),
    ...(restored.length > 0 ? [plain(restoredWords(restored))] : []),
    ...(redactions ? [plain(maskedSecrets(redactions))] : []),
  ];
}

const foundWords = (audit: NonNullable<CardItem["audit"]>): string =>
  counted(audit.facts, "{1} of {0} fact in it", "{1} of {0} facts in it", whole(audit.found));

const restoredWords = (restored: NonNullable<CardItem["restored"]>): string =>
  counted(restored.length, "{0} part read again, {1}", "{0} parts read again, {1}", tokens(sum(restored)));

function makerOf({ strategy, model }: CardItem): string {
  if (strategy === "digest") return t("digest");
  return model ?? (strategy === "imported" ? t("another assistant") : t("model"));
}

const sum = (parts: readonly { readonly tokens: number }[]): number =>
  parts.reduce((all, part) => all + part.tokens, 0);
