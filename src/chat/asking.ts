import type { Prompt } from "../engine/prompt.ts";
import type { Answer as SummaryAnswer, Ask } from "../engine/summary/summarize.ts";
import type { Failure } from "../providers/provider.ts";
import type { Tools } from "../tools/tool.ts";
import { Answer } from "./answer.ts";
import type { ChatModel } from "./settings.ts";

type Asking = Parameters<Ask>[1] & {
  readonly signal: AbortSignal;
  /** What the chat's requests begin with. */
  readonly tools?: Tools | undefined;
};

/** One summarizer's answer; `failure` is there where it is `failed`. */
export interface Asked {
  readonly answer: SummaryAnswer;
  readonly failure?: Failure;
}

/** Asks a provider for a summary, once. Never throws. */
export async function askOnce(
  { provider, name: model }: ChatModel,
  prompt: Prompt,
  { maxOutput, keepsPrefix, onText, signal, tools }: Asking,
): Promise<Asked> {
  const answer = new Answer();
  // Tools stand before the messages: without them the cached prefix would end at once.
  const told = keepsPrefix && tools ? { tools: tools.specs, toolChoice: "none" as const } : {};
  for await (const event of provider.stream({ ...prompt, ...told, model, maxOutput }, signal)) {
    const delta = answer.take(event);
    if (delta?.as === "text") onText(delta.text);
  }
  if (signal.aborted) return { answer: { kind: "cancelled" } };
  const { usage, failure, finish, parts } = answer;
  if (failure) {
    const isOverflow = failure.reason === "overflow";
    return { failure, answer: { kind: "failed", message: failure.message, isOverflow } };
  }
  const text = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  const answered = { kind: "answered", text, isCut: finish === "length", model } as const;
  return { answer: { ...answered, ...(usage ? { usage } : {}) } };
}
