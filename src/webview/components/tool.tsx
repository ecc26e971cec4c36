import { t } from "../../l10n/l10n.ts";
import { tokens } from "../../protocol/format.ts";
import type { ToolPart } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { AskCard } from "./askCard.tsx";
import { DiffStat } from "./diffStat.tsx";
import { Elapsed } from "./elapsed.tsx";
import { IconButton } from "./iconButton.tsx";
import { LiveOutput } from "./liveOutput.tsx";
import { PartPin } from "./partPin.tsx";
import { PlainText } from "./plainText.tsx";
import { ToolBody } from "./toolBody.tsx";

interface Props {
  readonly item: string;
  readonly part: number;
  readonly of: ToolPart;
}

const STATES: Readonly<Record<ToolPart["state"], string>> = {
  asking: t("waits for you"),
  running: t("running"),
  ok: t("done"),
  error: t("failed"),
  missing: t("no result"),
};

/** A call of a tool: asked for, running, or done, in one line that opens. */
export function Tool({ item, part, of }: Props) {
  const open = usePanel().fold(`${item}/${part}`);
  const toggle = (): void => {
    open.value = !open.value;
  };
  if (of.state === "asking" && of.asks) return <AskCard of={of} asks={of.asks} />;
  return (
    <div class={`tool ${of.pruned ? "pruned" : of.state}`}>
      <div class="tool-line">
        <button type="button" class="tool-head" aria-expanded={open.value} onClick={toggle}>
          <span class="dot" aria-hidden="true" />
          <span class="visually-hidden">{of.pruned ? t("pruned") : STATES[of.state]}: </span>
          {of.pinned && <span class="visually-hidden">{t("pinned,")} </span>}
          <ToolName of={of} />
          <span class="tool-size">
            <Size of={of} />
          </span>
        </button>
        <ToolActions item={item} part={part} of={of} />
        {isDone(of) && <PartPin item={item} part={part} isPinned={of.pinned === true} />}
      </div>
      {of.state === "running" && of.live !== undefined && of.live !== "" && <LiveOutput text={of.live} />}
      {open.value && <ToolBody item={item} part={part} of={of} />}
    </div>
  );
}

/** What is under way is not in the conversation yet. */
const isDone = ({ state }: ToolPart): boolean => state === "ok" || state === "error";

function ToolName({ of }: { readonly of: ToolPart }) {
  if (of.pruned) {
    return (
      <span class="tool-name" title={of.pruned.stub} dir="auto">
        <PlainText text={of.pruned.stub} />
      </span>
    );
  }
  return (
    <span class="tool-name" title={`${of.tool} ${of.target}`} dir="auto">
      <b>
        <PlainText text={of.tool} />
      </b>{" "}
      <PlainText text={of.target} />
    </span>
  );
}

/** What came of it in one word or two: the time so far, the exit code, the changed lines, the tokens. */
function Size({ of }: { readonly of: ToolPart }) {
  const { state, pruned, tokens: size, started, exit, stat, canUndo } = of;
  if (pruned) return <>{t("pruned −{0}", tokens(pruned.saved))}</>;
  if (state === "running") return started === undefined ? null : <Elapsed since={started} />;
  if (state === "missing") return <>{t("no result")}</>;
  return (
    <>
      {canUndo === false && <span>{t("undone")}</span>}
      {stat && <DiffStat {...stat} />}
      {exit !== undefined && <span class={exit === 0 ? "exit" : "exit bad"}>{t("exit {0}", exit)}</span>}
      <span class={stat || exit !== undefined ? "tool-tokens" : ""}>{tokens(size)}</span>
    </>
  );
}

function ToolActions({ item, part, of }: Props) {
  const { post, isReadOnly } = usePanel();
  const { callId: call, pruned, canUndo } = of;
  const mayChange = !isReadOnly.value;
  return (
    <>
      {canUndo !== undefined && (
        <IconButton icon="diff" label={t("Open Diff")} onClick={() => post({ kind: "showDiff", call })} />
      )}
      {canUndo && mayChange && (
        <IconButton
          icon="discard"
          label={t("Undo: put the file back as it was before this edit")}
          onClick={() => post({ kind: "undoEdit", call })}
        />
      )}
      {pruned && mayChange && (
        <IconButton
          icon="discard"
          label={t("Restore: send the whole output again ({0} tokens)", tokens(pruned.saved))}
          onClick={() => post({ kind: "restorePart", item, part })}
        />
      )}
    </>
  );
}
