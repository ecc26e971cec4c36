import { tokens, whole } from "../../protocol/format.ts";
import type { ViewPart } from "../../protocol/view.ts";
import { withoutStyling } from "../marks.ts";
import { usePanel } from "../panel.ts";
import { IconButton } from "./iconButton.tsx";
import { LongText } from "./longText.tsx";
import { PlainText } from "./plainText.tsx";

type ToolPart = Extract<ViewPart, { kind: "tool" }>;

interface Props {
  readonly item: string;
  readonly part: number;
  readonly of: ToolPart;
}

const STATES: Readonly<Record<ToolPart["state"], string>> = {
  running: "running",
  ok: "done",
  error: "failed",
  missing: "no result",
};

export function Tool({ item, part, of }: Props) {
  const { fold, post } = usePanel();
  const open = fold(`${item}/${part}`);
  const toggle = (): void => {
    open.value = !open.value;
  };
  return (
    <div class={`tool ${of.pruned ? "pruned" : of.state}`}>
      <div class="tool-line">
        <button type="button" class="tool-head" aria-expanded={open.value} onClick={toggle}>
          <span class="dot" aria-hidden="true" />
          <span class="visually-hidden">{of.pruned ? "pruned" : STATES[of.state]}: </span>
          <ToolName of={of} />
          <span class="tool-size">{sizeOf(of)}</span>
        </button>
        {of.pruned && (
          <IconButton
            icon="discard"
            label={`Restore: send the whole output again (${tokens(of.pruned.saved)} tokens)`}
            onClick={() => post({ kind: "restorePart", item, part })}
          />
        )}
      </div>
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

function sizeOf({ state, pruned, tokens: size }: ToolPart): string {
  if (pruned) return `pruned −${tokens(pruned.saved)}`;
  if (state === "running") return "";
  return state === "missing" ? "no result" : tokens(size);
}

function ToolBody({ item, part, of }: Props) {
  return (
    <div class="tool-body">
      {of.pruned && <p class="dim">The model is sent the stub above instead of this output.</p>}
      {of.args !== "" && <Output name={argumentsName(of)} text={of.args} />}
      {of.output !== "" && (
        <LongText item={item} part={part} text={of.output} cut={of.cut}>
          {(shown) => <Output name={`Output, ${whole(of.tokens)} tokens`} text={withoutStyling(shown)} />}
        </LongText>
      )}
    </div>
  );
}

const argumentsName = ({ argsCut }: ToolPart): string =>
  argsCut === undefined ? "Arguments" : `Arguments, sent without ${tokens(argsCut)} tokens of long text`;

function Output({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <div class="tool-label">{name}</div>
      <pre class="tool-output" tabIndex={0} aria-label={name}>
        <PlainText text={text} />
      </pre>
    </>
  );
}
