import { SYSTEM_PROMPT } from "../../chat/systemPrompt.ts";
import type { Prompt } from "../../engine/prompt.ts";
import { promptOf } from "../../engine/send.ts";
import { project } from "../../engine/transcript.ts";
import { toMessages } from "../../providers/openai/messages.ts";
import type { Exported } from "./exported.ts";

/** A message list in OpenAI's style that every server takes (row W1), one message a line. */
export function* messageList(exported: Exported, what: "sent" | "everything"): Generator<string> {
  const model = exported.entries.findLast((entry) => entry.kind === "message" && entry.model !== undefined);
  const head = {
    title: exported.title,
    ...(model?.kind === "message" ? { model: model.model } : {}),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"messages":[`;
  let separator = "\n";
  for (const message of toMessages(promptFor(exported, what))) {
    yield separator + JSON.stringify(message);
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** Without summaries, prunings and their undoing all messages are as they were said. */
function promptFor({ entries }: Exported, what: "sent" | "everything"): Prompt {
  if (what === "sent") return promptOf(project(entries), SYSTEM_PROMPT);
  return promptOf(project(entries.filter(({ kind }) => kind === "message")), "");
}
