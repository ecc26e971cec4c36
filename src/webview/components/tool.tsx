import { tokens } from "../../protocol/format.ts";
import type { ToolPart } from "../../protocol/view.ts";
import { usePanel } from "../panel.ts";
import { AskCard } from "./askCard.tsx";
import { DiffStat } from "./diffStat.tsx";
import { Elapsed } from "./elapsed.tsx";
import { IconButton } from "./iconButton.tsx";
import { LiveOutput } from "./liveOutput.tsx";
import { PlainText } from "./plainText.tsx";
import { ToolBody } from "./toolBody.tsx";

interface Props {
  readonly item: string;
  readonly part: number;
  readonly of: ToolPart;
}

const STATES: Readonly<Record<ToolPart["state"], string>> = {
  asking: "waits for you",
  running: "running",
  ok: "done",
  error: "failed",
  missing: "no result",
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
          <span class="visually-hidden">{of.pruned ? "pruned" : STATES[of.state]}: </span>
          <ToolName of={of} />
          <span class="tool-size">
            <Size of={of} />
          </span>
        </button>
        <ToolActions item={item} part={part} of={of} />
      </div>
      {of.state === "running" && of.live !== undefined && of.live !== "" && <LiveOutput text={of.live} />}
      {open.value && <ToolBody item={item} part={part} of={of} />}
    </div>
  );
}

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
  if (pruned) return <>pruned −{tokens(pruned.saved)}</>;
  if (state === "running") return started === undefined ? null : <Elapsed since={started} />;
  if (state === "missing") return <>no result</>;
  return (
    <>
      {canUndo === false && <span>undone</span>}
      {stat && <DiffStat {...stat} />}
      {exit !== undefined && <span class={exit === 0 ? "exit" : "exit bad"}>exit {exit}</span>}
      <span class={stat || exit !== undefined ? "tool-tokens" : ""}>{tokens(size)}</span>
    </>
  );
}

function ToolActions({ item, part, of }: Props) {
  const { post } = usePanel();
  const { callId: call, pruned, canUndo } = of;
  return (
    <>
      {canUndo !== undefined && (
        <IconButton icon="diff" label="Open Diff" onClick={() => post({ kind: "showDiff", call })} />
      )}
      {canUndo && (
        <IconButton
          icon="discard"
          label="Undo: put the file back as it was before this edit"
          onClick={() => post({ kind: "undoEdit", call })}
        />
      )}
      {pruned && (
        <IconButton
          icon="discard"
          label={`Restore: send the whole output again (${tokens(pruned.saved)} tokens)`}
          onClick={() => post({ kind: "restorePart", item, part })}
        />
      )}
    </>
  );
}
