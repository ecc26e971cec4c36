import { useMemo } from "preact/hooks";

import { counted, t } from "../../l10n/l10n.ts";
import { diffLines, diffStat } from "../diff.ts";
import type { DiffLine } from "../diff.ts";
import { usePanel } from "../panel.ts";
import { DiffStat } from "./diffStat.tsx";
import { LinkButton } from "./linkButton.tsx";
import { PlainText } from "./plainText.tsx";

/** Lines that are shown at once; a few more are shown rather than folded. */
const SHOWN = 16;
const FOLDS_FROM = 24;
/** Beyond so many lines an editor is the better place. */
const MOST = 1000;

const SIGNS: Readonly<Record<DiffLine["kind"], string>> = {
  added: "+",
  removed: "−",
  same: " ",
  place: "",
};

interface Props {
  readonly call: string;
  readonly diff: string;
}

/** What would be written, and the way to see it in an editor. */
export function DiffView({ call, diff }: Props) {
  const { fold, post } = usePanel();
  const lines = useMemo(() => diffLines(diff), [diff]);
  const open = fold(`${call}/diff`);
  const isFoldable = lines.length >= FOLDS_FROM;
  const shown = lines.slice(0, isFoldable && !open.value ? SHOWN : MOST);
  const left = lines.length - shown.length;
  return (
    <div class="diff">
      <div class="diff-head">
        <DiffStat {...diffStat(lines)} />
        <LinkButton onClick={() => post({ kind: "showDiff", call })}>{t("Open Diff")}</LinkButton>
      </div>
      <pre class="diff-lines" tabIndex={0} aria-label={t("Changes")}>
        {shown.map((line, index) => (
          <Line key={index} {...line} />
        ))}
      </pre>
      {isFoldable && !open.value && (
        <button type="button" class="diff-more" aria-expanded={false} onClick={() => (open.value = true)}>
          {counted(Math.min(lines.length, MOST) - shown.length, "Show {0} more line", "Show {0} more lines")}
        </button>
      )}
      {open.value && left > 0 && (
        <p class="dim">
          {counted(
            left,
            "{0} more line: open the diff to see it.",
            "{0} more lines: open the diff to see them.",
          )}
        </p>
      )}
    </div>
  );
}

function Line({ kind, text }: DiffLine) {
  return (
    <span class={`diff-line ${kind}`}>
      <span class="diff-sign">{SIGNS[kind]}</span>
      <span class="diff-text">
        <PlainText text={text} />
        {"\n"}
      </span>
    </span>
  );
}
