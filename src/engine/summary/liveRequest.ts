import { cut, flat } from "../calls/wording.ts";
import type { MessageEntry, Part } from "../entries.ts";
import type { Prompt } from "../prompt.ts";
import type { Selection } from "../select/select.ts";
import { promptOf } from "../send.ts";
import { paragraphs, PURPOSE, RULES, UPDATE, type Wishes, wishesText } from "./request.ts";

/**
 * The request last sent plus one instruction (row Z6): all before the
 * instruction is byte for byte what the model has just read, so that its cache
 * serves it. It therefore sees the tail and the live summary as well, and is
 * told which is which.
 */
export function liveRequest(selection: Selection, system: string, wishes: Wishes): Prompt {
  const prompt = promptOf(selection.transcript, system);
  return {
    ...prompt,
    messages: [...prompt.messages, { role: "user", text: instruction(selection, wishes) }],
  };
}

function instruction(selection: Selection, wishes: Wishes): string {
  return paragraphs(
    `[This comes from the application, not from the user. Set the work aside for this one answer.]\nWrite the summary that replaces the earlier part of this conversation. ${PURPOSE}`,
    RULES,
    rangeText(selection),
    selection.transcript.anchor &&
      `A summary of still older messages stands above, marked "[Summary of the earlier part of this conversation]". It is the previous summary, not a message. ${UPDATE}`,
    "Files and lists that stand above with the mark [File …], [Instructions …] or [The plan …] were put there by the application and will be put there again: do not retell them.",
    ...wishesText(wishes),
  );
}

function rangeText({ first, head, tail }: Selection): string {
  const begins = first.length > 0 && head[0] ? beginning(head[0]) : undefined;
  const ends = tail[0] && beginning(tail[0]);
  const range = [
    begins && `from the message that begins with ${begins}`,
    ends && `up to but without the message that begins with ${ends}`,
  ]
    .filter(Boolean)
    .join(" ");
  const what = `Summarize the conversation above${range === "" ? "" : `, ${range}`}.`;
  if (ends === undefined) return what;
  return `${what} That message and all after it stay word for word behind your summary: read them to know what is being done now and what is settled, but do not retell them.`;
}

/** Characters: enough to tell one message from the others. */
const QUOTED = 160;

/** How a message can be recognized, or undefined where nothing of it can be quoted. */
function beginning({ role, parts }: MessageEntry): string | undefined {
  const text = cut(flat(parts.map(words).find((said) => said.trim() !== "") ?? ""), QUOTED);
  return text === "" ? undefined : `"${text}" (${role === "tool" ? "a tool result" : `by the ${role}`})`;
}

function words(part: Part): string {
  switch (part.kind) {
    case "text":
    case "result":
      return part.text.slice(0, QUOTED * 2);
    case "call":
      return `${part.tool} ${part.args.slice(0, QUOTED * 2)}`;
    case "reasoning":
    case "media":
      return "";
  }
}
