import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

import { t } from "../../l10n/l10n.ts";
import { tokens, whole } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Markdown } from "./blocks.tsx";
import { isFoldable } from "./cardSummary.tsx";
import { FactText } from "./factText.tsx";
import { Fold } from "./fold.tsx";
import { LinkButton } from "./linkButton.tsx";

/** Beside the summary, when all of it is shown: what was added to it, what it lacks, what it claims without a source, what was read again. */
export function CardChecks({ card }: { readonly card: CardItem }) {
  const { id, state, live, ledger, audit, restored = [] } = card;
  const { fold, canChange, post } = usePanel();
  const isOpen = fold(id).value || !isFoldable(card);
  if (!isOpen || !CHECKED.has(state)) return null;
  const add = (fact: string) =>
    live &&
    canChange.value && (
      <LinkButton
        label={t("Add to the summary: {0}", fact)}
        onClick={() => post({ kind: "addFact", compaction: id, fact })}
      >
        {t("Add")}
      </LinkButton>
    );
  return (
    <>
      {ledger && (
        <Check
          name={`${id}/ledger`}
          label={t("Facts added to the summary")}
          detail={t("{0} tokens", tokens(ledger.tokens))}
        >
          <Markdown text={ledger.text} />
        </Check>
      )}
      <Found card={card} />
      <Lines name={`${id}/missing`} label={t("Facts left out")} lines={audit?.missing ?? []} end={add} />
      <Lines name={`${id}/unsourced`} label={t("Not in the conversation")} lines={audit?.unsourced ?? []} />
      <Lines
        name={`${id}/restored`}
        label={t("Read again after the summary")}
        lines={restored.map((part) => t("{0}, {1} tokens", part.name, tokens(part.tokens)))}
      />
    </>
  );
}

type Audit = NonNullable<CardItem["audit"]>;

const CHECKED: ReadonlySet<CardItem["state"]> = new Set(["proposed", "done", "undone"]);

/** The facts that stand in the summary, or only in its ledger. The host is asked for them when they are opened. */
function Found({ card: { id, audit } }: { readonly card: CardItem }) {
  const { fold, post } = usePanel();
  const name = `${id}/found`;
  const isOpen = fold(name).value;
  const list = audit?.list;
  useEffect(() => {
    if (isOpen && audit && !list) post({ kind: "showFacts", compaction: id });
  }, [isOpen, list === undefined]);
  if (!audit || audit.found + inLedger(audit) === 0) return null;
  return (
    <Check name={name} label={t("Facts found")} detail={foundFigure(audit)}>
      {list ? (
        <ul>
          {list.summary.map((line) => (
            <li key={line}>
              <FactText text={line} />
            </li>
          ))}
          {list.ledger.map((line) => (
            <li key={`ledger ${line}`}>
              <FactText text={line} /> <span class="dim">{t("in the ledger")}</span>
            </li>
          ))}
        </ul>
      ) : (
        <span class="dim">{t("Reading…")}</span>
      )}
    </Check>
  );
}

/** What the summary leaves out and the ledger does not stands in the ledger alone. */
const inLedger = ({ facts, found, missing }: Audit): number => facts - found - missing.length;

const foundFigure = (audit: Audit): string => {
  const rest = inLedger(audit);
  return rest > 0 ? t("{0} + {1} in the ledger", whole(audit.found), whole(rest)) : whole(audit.found);
};

interface CheckProps {
  /** Names the fold, so that it stays open while the card is out of sight. */
  readonly name: string;
  readonly label: string;
  readonly detail: string;
  readonly children: ComponentChildren;
}

function Check({ name, label, detail, children }: CheckProps) {
  const fold = usePanel().fold(name);
  return (
    <div class="card-check">
      <Fold open={fold} label={label} detail={detail} />
      {fold.value && (
        <div class="card-check-body" dir="auto">
          {children}
        </div>
      )}
    </div>
  );
}

interface LinesProps extends Omit<CheckProps, "detail" | "children"> {
  readonly lines: readonly string[];
  /** What stands behind each line. */
  readonly end?: (line: string) => ComponentChildren;
}

function Lines({ lines, end, ...check }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <Check {...check} detail={whole(lines.length)}>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <FactText text={line} /> {end?.(line)}
          </li>
        ))}
      </ul>
    </Check>
  );
}
