import type { MessageEntry, Part } from "../entries.ts";
import { maskedPart } from "../secrets/maskedParts.ts";
import { MESSAGE_OVERHEAD } from "../tokenSums.ts";
import { sentPart, sentParts, type Transcript } from "../transcript.ts";

/** Row Z5, characters: what the summarizer gets of one message, and of a call's arguments. */
const MESSAGE_MOST = 6_000;
const MESSAGE_FIRST = 4_000;
const MESSAGE_LAST = 1_500;
const ARGUMENTS_MOST = 1_500;

/**
 * The head as texts with the roles labelled, one a message; those without
 * words are left out. The first user message is the goal: it stays whole.
 */
export function serialize(transcript: Transcript, head: readonly MessageEntry[]): string[] {
  const goal = transcript.messages.at(firstUser(transcript))?.id;
  return head
    .filter(({ status }) => status !== "failed")
    .map((message) => {
      // Masked before it is cut: half a secret would not be known as one (row A4).
      const parts = partsOf(transcript, message).map(maskedPart);
      const text = parts.map(partText).filter(Boolean).join("\n");
      return text && `[${LABELS[message.role]}]\n${message.id === goal ? text : cutMiddle(text)}`;
    })
    .filter(Boolean);
}

/** About how many tokens `serialize` makes of it, from stored counts: nothing is written for it. */
export function serializedTokens(transcript: Transcript, head: readonly MessageEntry[]): number {
  const goal = transcript.messages.at(firstUser(transcript))?.id;
  let sum = 0;
  for (const message of head) {
    if (message.status === "failed") continue;
    const most = message.id === goal ? Infinity : MESSAGE_FIRST + MESSAGE_LAST;
    let [characters, tokens] = [0, MESSAGE_OVERHEAD];
    for (const [index, part] of message.parts.entries()) {
      const sent = sentPart(transcript, message, part, index);
      const whole = lengthOf(sent);
      const told = sent.kind === "call" ? Math.min(whole, ARGUMENTS_MOST) : whole;
      characters += told;
      tokens += whole === 0 ? 0 : sent.tokens * (told / whole);
    }
    sum += characters > MESSAGE_MOST ? tokens * Math.min(1, most / characters) : tokens;
  }
  return Math.ceil(sum);
}

/** Characters that are told of a part; a call's arguments are cut besides. */
function lengthOf(part: Part): number {
  if (part.kind === "media") return 0;
  return part.kind === "call" ? part.args.length : part.text.length;
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
