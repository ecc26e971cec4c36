import type { Prompt } from "../prompt.ts";

/** Asks the same once more, after an answer that had no headings (row Z8). */
export const repairRequest = (asked: Prompt, answer: string): Prompt =>
  followUp(
    asked,
    answer,
    "That is not in the form asked for. Write the summary again, under the given headings only, beginning with the first one that applies.",
  );

/** Asks to go on where the output limit cut the answer off (row Z8). */
export const continueRequest = (asked: Prompt, answer: string): Prompt =>
  followUp(
    asked,
    answer,
    "Your summary was cut off by the output limit. Go on exactly where it stopped; repeat nothing.",
  );

function followUp(asked: Prompt, answer: string, text: string): Prompt {
  const turn = [
    { role: "assistant", text: answer },
    { role: "user", text },
  ] as const;
  return { ...asked, messages: [...asked.messages, ...turn] };
}
