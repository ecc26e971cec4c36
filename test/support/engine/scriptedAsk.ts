import type { Prompt } from "../../../src/engine/prompt.ts";
import type { Answer, Ask } from "../../../src/engine/summary/summarize.ts";

export interface ScriptedAsk {
  readonly ask: Ask;
  readonly asked: readonly Prompt[];
}

type Line = string | { readonly cut: string } | Exclude<Answer, { kind: "answered" }>;

/** A summarizer that gives these answers in turn; `cut` ones were stopped by the output limit. */
export function scriptedAsk(...lines: readonly Line[]): ScriptedAsk {
  const asked: Prompt[] = [];
  const ask: Ask = (prompt, { onText }) => {
    const line = lines[asked.length];
    asked.push(prompt);
    if (line === undefined) throw new Error("asked more often than scripted");
    if (typeof line === "object" && "kind" in line) return Promise.resolve(line);
    const text = typeof line === "string" ? line : line.cut;
    onText(text);
    return Promise.resolve({ kind: "answered", text, isCut: typeof line !== "string", model: "scripted" });
  };
  return { ask, asked };
}
