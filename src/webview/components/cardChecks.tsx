import type { ComponentChildren } from "preact";

import { tokens, whole } from "../../protocol/format.ts";
import type { CardItem } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { Markdown } from "./blocks.tsx";
import { isFoldable } from "./cardSummary.tsx";
import { Fold } from "./fold.tsx";
import { PlainText } from "./plainText.tsx";

/** Beside the summary, when all of it is shown: what was added to it, what it lacks, what it claims without a source, what was read again. */
export function CardChecks({ card }: { readonly card: CardItem }) {
  const { id, state, ledger, audit, restored = [] } = card;
  const isOpen = usePanel().fold(id).value || !isFoldable(card);
  if (!isOpen || (state !== "done" && state !== "undone")) return null;
  return (
    <>
      {ledger && (
        <Check name={`${id}/ledger`} label="Facts added to the summary" detail={tokens(ledger.tokens)}>
          <Markdown text={ledger.text} />
        </Check>
      )}
      <Lines name={`${id}/missing`} label="Facts left out" lines={audit?.missing ?? []} />
      <Lines name={`${id}/unsourced`} label="Not in the conversation" lines={audit?.unsourced ?? []} />
      <Lines
        name={`${id}/restored`}
        label="Read again after the summary"
        lines={restored.map((part) => `${part.name}, ${tokens(part.tokens)} tokens`)}
      />
    </>
  );
}

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
}

function Lines({ lines, ...check }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <Check {...check} detail={whole(lines.length)}>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <PlainText text={line} />
          </li>
        ))}
      </ul>
    </Check>
  );
}
