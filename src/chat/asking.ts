import type { Answer as SummaryAnswer, Ask } from "../engine/summary/summarize.ts";
import { Answer } from "./answer.ts";
import type { ChatModel } from "./settings.ts";

/** The summarizer's port over a provider. */
export function askWith({ provider, name: model }: ChatModel, signal: AbortSignal): Ask {
  return async (prompt, { maxOutput, onText }): Promise<SummaryAnswer> => {
    const answer = new Answer();
    for await (const event of provider.stream({ ...prompt, model, maxOutput }, signal)) {
      const delta = answer.take(event);
      if (delta?.as === "text") onText(delta.text);
    }
    if (signal.aborted) return { kind: "cancelled" };
    if (answer.failure) return { kind: "failed", message: answer.failure.message };
    const text = answer.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
    const { usage } = answer;
    return { kind: "answered", text, isCut: answer.finish === "length", model, ...(usage ? { usage } : {}) };
  };
}
