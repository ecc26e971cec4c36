import type { Usage } from "../../../../src/engine/entries.ts";
import type { PromptCall } from "../../../../src/engine/prompt.ts";
import type { Failure } from "../../../../src/providers/provider.ts";
import type { ScriptedAnswer } from "../scriptedServer.ts";

/** What a model is to say; each format puts it in its server's words. */
export interface Said {
  readonly text?: string;
  readonly reasoning?: string;
  readonly calls?: readonly Pick<PromptCall, "tool" | "args">[];
}

/** How one server speaks chat completions, as far as servers differ in it. */
export interface WireFormat {
  readonly server: string;
  answer(said: Said): ScriptedAnswer;
  /** What it tells of `WIRE_USAGE`; absent: nothing. */
  readonly usage?: Usage;
  /** Its reasoning can be told apart from its text. */
  readonly thinks: boolean;
  /** Says this, then breaks off in its own way. */
  breaksAfter(text: string): ScriptedAnswer;
  readonly breaksAs: Failure["reason"];
  readonly refusals: readonly WireRefusal[];
}

/** A refusal as the server sends it, and what it must be taken for. */
export interface WireRefusal {
  readonly reason: Failure["reason"];
  readonly status: number;
  readonly body: unknown;
}

/** What every scripted answer has cost. */
export const WIRE_USAGE: Usage = { prompt: 20, cached: 12, output: 7, reasoning: 3 };

/** A text in the pieces in which it streams. */
export const words = (text: string | undefined): readonly string[] => (text ?? "").match(/\S+\s*|\s+/g) ?? [];

/** A chunk with one choice; `common` stands in every chunk of this server. */
export const chunker =
  (common: object) =>
  (delta: object, finish: string | null = null, more: object = {}): object => ({
    ...common,
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...more,
  });

/** The deltas of calls as OpenAI streams them: the name first, the arguments in pieces. */
export const callsInPieces = (
  calls: Said["calls"] = [],
  idOf: (nth: number) => string = (nth) => `call_${nth}`,
): readonly object[] =>
  calls.flatMap(({ tool, args }, index) => {
    const half = Math.ceil(args.length / 2);
    const named = { index, id: idOf(index), type: "function", function: { name: tool, arguments: "" } };
    const rest = [args.slice(0, half), args.slice(half)].map((part) => ({
      index,
      function: { arguments: part },
    }));
    return [named, ...rest].map((piece) => ({ tool_calls: [piece] }));
  });

/** A call that comes in one chunk, arguments and all. */
export const wholeCall = (
  { tool, args }: Pick<PromptCall, "tool" | "args">,
  rest: object = {},
): Record<string, unknown> => ({ type: "function", function: { name: tool, arguments: args }, ...rest });
