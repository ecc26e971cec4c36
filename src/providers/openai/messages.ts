import { Buffer } from "node:buffer";

import type {
  ChatCompletionContentPart,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";

import type { Media } from "../../engine/entries.ts";
import type { Prompt, PromptMessage } from "../../engine/prompt.ts";

/**
 * A prompt in the words of chat completions. The same prompt always gives the
 * same bytes, so that a server can reuse what it has cached of it. Reasoning
 * is not sent back: most servers ignore or refuse it.
 */
export const toMessages = ({ system, messages }: Prompt): readonly ChatCompletionMessageParam[] => {
  const out: ChatCompletionMessageParam[] = system === "" ? [] : [{ role: "system", content: system }];
  // A tool message holds text only, and nothing may stand between the results
  // of one turn: their pictures follow in a user message after the last of them.
  let pictures: readonly Media[] = [];
  for (const message of messages) {
    if (message.role === "tool") {
      pictures = [...pictures, ...(message.media ?? [])];
      out.push(toMessage(message));
    } else {
      out.push(...withPictures(pictures, message));
      pictures = [];
    }
  }
  return pictures.length === 0 ? out : [...out, userMessage("", pictures)];
};

/** The message after some tool results; two user messages in a row would offend strict templates. */
const withPictures = (
  pictures: readonly Media[],
  message: Exclude<PromptMessage, { role: "tool" }>,
): readonly ChatCompletionMessageParam[] => {
  if (pictures.length === 0) return [toMessage(message)];
  return message.role === "user"
    ? [userMessage(message.text, [...pictures, ...(message.media ?? [])])]
    : [userMessage("", pictures), toMessage(message)];
};

const toMessage = (message: PromptMessage): ChatCompletionMessageParam => {
  switch (message.role) {
    case "user":
      return userMessage(message.text, message.media ?? []);
    case "assistant":
      return assistantMessage(message);
    case "tool":
      return { role: "tool", tool_call_id: message.callId, content: message.text };
  }
};

const userMessage = (text: string, media: readonly Media[]): ChatCompletionMessageParam => {
  if (media.length === 0) return { role: "user", content: text };
  const parts = media.map(toPart);
  return { role: "user", content: text === "" ? parts : [...parts, { type: "text", text }] };
};

const assistantMessage = ({
  text,
  calls,
}: Extract<PromptMessage, { role: "assistant" }>): ChatCompletionMessageParam =>
  calls === undefined || calls.length === 0
    ? { role: "assistant", content: text }
    : {
        role: "assistant",
        // Null rather than empty: Anthropic and Bedrock behind a gateway refuse empty text.
        content: text === "" ? null : text,
        tool_calls: calls.map(({ callId, tool, args }) => ({
          id: callId,
          type: "function",
          function: { name: tool, arguments: args },
        })),
      };

/** Images as data URLs; text as text; all else as a file, which few servers take. */
const toPart = ({ mediaType, name, data }: Media): ChatCompletionContentPart => {
  if (mediaType.startsWith("image/")) {
    return { type: "image_url", image_url: { url: `data:${mediaType};base64,${data}` } };
  }
  if (mediaType.startsWith("text/")) {
    const text = Buffer.from(data, "base64").toString("utf8");
    return { type: "text", text: name === undefined ? text : `${name}:\n${text}` };
  }
  const file = { filename: name ?? "document", file_data: `data:${mediaType};base64,${data}` };
  return { type: "file", file };
};
