import { Buffer } from "node:buffer";

import type {
  ChatCompletionAssistantMessageParam,
  ChatCompletionContentPart,
  ChatCompletionMessageFunctionToolCall,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";

import { alternating } from "../../engine/alternate.ts";
import type { Media } from "../../engine/entries.ts";
import type { Prompt, PromptCall, PromptMessage } from "../../engine/prompt.ts";
import { shortId } from "./shortIds.ts";
import { type Extra, PLACEHOLDER, type Signatures } from "./signatures.ts";

/** How messages are put for servers that are strict about them. */
export interface MessageForm {
  /** `alternating`: users and assistants take turns, as the chat templates of Mistral and Gemma demand. */
  readonly roles: "any" | "alternating";
  /** `short`: nine letters or digits, as Mistral demands. */
  readonly ids: "any" | "short";
  /** `sent`: assistants come with their reasoning, be it empty, as DeepSeek's thinking models demand. */
  readonly reasoning: "left out" | "sent";
  /** `required`: no call comes without one, as Gemini 3 demands. */
  readonly signatures: "where known" | "required";
}

const NONE_KNOWN: Signatures = { keep: () => undefined, of: () => undefined };

/**
 * A prompt in the words of chat completions. The same prompt always gives the
 * same bytes, so that a server can reuse what it has cached of it. Reasoning
 * is not sent back unless it is asked for: most servers ignore or refuse it.
 */
export const toMessages = (
  { system, messages }: Prompt,
  form: Partial<MessageForm> = {},
  signatures: Signatures = NONE_KNOWN,
): readonly ChatCompletionMessageParam[] => {
  const shown = withPicturesBehind(messages);
  const extraOf = (callId: string): Extra | undefined =>
    signatures.of(callId) ?? (form.signatures === "required" ? PLACEHOLDER : undefined);
  const said = (form.roles === "alternating" ? alternating(shown) : shown).map((message) =>
    toMessage(message, form, extraOf),
  );
  return system === "" ? said : [{ role: "system", content: system }, ...said];
};

/**
 * A tool message holds text only, and nothing may stand between the results of
 * one turn: their pictures follow in a user message after the last of them.
 */
const withPicturesBehind = (messages: readonly PromptMessage[]): readonly PromptMessage[] => {
  const out: PromptMessage[] = [];
  let pictures: readonly Media[] = [];
  for (const message of messages) {
    if (message.role === "tool") {
      pictures = [...pictures, ...(message.media ?? [])];
      out.push(message);
    } else {
      out.push(...behind(pictures, message));
      pictures = [];
    }
  }
  return [...out, ...behind(pictures)];
};

/** The message after some tool results; two user messages in a row would offend strict templates. */
const behind = (pictures: readonly Media[], message?: PromptMessage): readonly PromptMessage[] => {
  if (pictures.length === 0) return message ? [message] : [];
  if (message?.role === "user") return [{ ...message, media: [...pictures, ...(message.media ?? [])] }];
  return [{ role: "user", text: "", media: pictures }, ...(message ? [message] : [])];
};

const toMessage = (
  message: PromptMessage,
  { ids, reasoning }: Partial<MessageForm>,
  extraOf: (callId: string) => Extra | undefined,
): ChatCompletionMessageParam => {
  const idOf = ids === "short" ? shortId : (callId: string) => callId;
  switch (message.role) {
    case "user":
      return userMessage(message.text, message.media ?? []);
    case "assistant": {
      const thought = reasoning === "sent" ? { reasoning_content: message.reasoning ?? "" } : {};
      const calls = (message.calls ?? []).map((call) =>
        toCall(call, idOf(call.callId), extraOf(call.callId)),
      );
      return { ...assistantMessage(message.text, calls), ...thought };
    }
    case "tool":
      return { role: "tool", tool_call_id: idOf(message.callId), content: message.text };
  }
};

const userMessage = (text: string, media: readonly Media[]): ChatCompletionMessageParam => {
  if (media.length === 0) return { role: "user", content: text };
  const parts = media.map(toPart);
  return { role: "user", content: text === "" ? parts : [...parts, { type: "text", text }] };
};

const assistantMessage = (
  text: string,
  calls: ChatCompletionMessageFunctionToolCall[],
): ChatCompletionAssistantMessageParam =>
  calls.length === 0
    ? { role: "assistant", content: text }
    : {
        role: "assistant",
        // Null rather than empty: Anthropic and Bedrock behind a gateway refuse empty text.
        content: text === "" ? null : text,
        tool_calls: calls,
      };

const toCall = (
  { tool, args }: PromptCall,
  id: string,
  extra: Extra | undefined,
): ChatCompletionMessageFunctionToolCall => ({
  id,
  type: "function",
  function: { name: tool, arguments: args },
  ...(extra && { extra_content: extra }),
});

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
