import type { Transcript } from "../transcript.ts";

/** Answers that are looked at, the newest: settings of a model change. */
const MOST_ANSWERS = 20;

/** Whether `model` has thought before answering in this conversation, as far as its last answers tell (row Z4). */
export function hasReasoned({ messages }: Pick<Transcript, "messages">, model: string): boolean {
  let answers = 0;
  for (let i = messages.length - 1; i >= 0 && answers < MOST_ANSWERS; i--) {
    const message = messages.at(i);
    if (message?.role !== "assistant" || message.model !== model) continue;
    answers++;
    const isThought = message.parts.some(({ kind }) => kind === "reasoning");
    if (isThought || (message.usage?.reasoning ?? 0) > 0) return true;
  }
  return false;
}
