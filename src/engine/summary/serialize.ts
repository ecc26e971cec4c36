import type { MessageEntry, Part } from "../entries.ts";
import { sentParts, type Transcript } from "../transcript.ts";

/** Row Z5, characters: what the summarizer gets of one message, and of a call's arguments. */
const MESSAGE_MOST = 6_000;
const MESSAGE_FIRST = 4_000;
const MESSAGE_LAST = 1_500;
const ARGUMENTS_MOST = 1_500;

/** The head as text with the roles labelled. The first user message is the goal: it stays whole. */
export function serialize(transcript: Transcript, head: readonly MessageEntry[]): string {
  const goal = transcript.messages.at(firstUser(transcript))?.id;
  return head
    .filter(({ status }) => status !== "failed")
    .map((message) => {
      const text = partsOf(transcript, message).map(partText).filter(Boolean).join("\n");
      return text && `[${LABELS[message.role]}]\n${message.id === goal ? text : cutMiddle(text)}`;
    })
    .filter(Boolean)
    .join("\n\n");
}

const LABELS: Record<MessageEntry["role"], string> = {
  system: "System",
  user: "User",
  assistant: "Assistant",
  tool: "Tool result",
};

function firstUser({ messages }: Transcript): number {
  for (let i = 0; i < messages.length; i++) if (messages.at(i)?.role === "user") return i;
  return messages.length;
}

/** As sent, but with the reasoning. */
function partsOf(transcript: Transcript, message: MessageEntry): readonly Part[] {
  const reasoning = message.parts.filter(({ kind }) => kind === "reasoning");
  return [...reasoning, ...sentParts(transcript, message)];
}

function partText(part: Part): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "reasoning":
      return `(thinking) ${part.text}`;
    case "call":
      return `(calls ${part.tool}) ${part.args.slice(0, ARGUMENTS_MOST)}`;
    case "result":
      return `(${part.tool || "tool"}${part.isError ? " failed" : ""}) ${part.text}`;
    case "media":
      return `(${part.media.mediaType.startsWith("image/") ? "image" : "document"}: ${part.media.name ?? part.media.mediaType})`;
  }
}

function cutMiddle(text: string): string {
  if (text.length <= MESSAGE_MOST) return text;
  const left = text.length - MESSAGE_FIRST - MESSAGE_LAST;
  return `${text.slice(0, MESSAGE_FIRST)}\n[… ${left} characters left out …]\n${text.slice(-MESSAGE_LAST)}`;
}
