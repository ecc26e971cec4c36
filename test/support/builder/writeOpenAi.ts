import type { CallPart, Media, Uncounted } from "../../../src/engine/entries.ts";
import type { ImportedMessage } from "../../../src/interop/imported.ts";

/** A conversation as a list of messages in OpenAI's style, each with its time; a tool message for each result. */
export const toOpenAiList = (messages: readonly ImportedMessage[]): readonly object[] =>
  messages.flatMap(messagesOf);

function messagesOf({ role, parts, at, model, usage }: ImportedMessage): object[] {
  const timestamp = new Date(at).toISOString();
  if (role === "tool")
    return parts.flatMap((part) => (part.kind === "result" ? [{ ...resultOf(part), timestamp }] : []));
  const reasoning = parts.flatMap((part) => (part.kind === "reasoning" ? [part.text] : [])).join("\n");
  const calls = parts.flatMap((part) => (part.kind === "call" ? [callOf(part)] : []));
  return [
    {
      role,
      content: contentOf(parts),
      ...(reasoning ? { reasoning_content: reasoning } : {}),
      ...(calls.length > 0 ? { tool_calls: calls } : {}),
      ...(model ? { model } : {}),
      ...(usage ? { usage: reported(usage) } : {}),
      timestamp,
    },
  ];
}

const reported = ({ prompt, cached, output, reasoning }: NonNullable<ImportedMessage["usage"]>) => ({
  prompt_tokens: prompt,
  completion_tokens: output,
  prompt_tokens_details: { cached_tokens: cached },
  completion_tokens_details: { reasoning_tokens: reasoning },
});

function contentOf(parts: readonly Uncounted[]): unknown {
  const content = parts.flatMap((part): object[] => {
    if (part.kind === "text") return [textOf(part.text)];
    return part.kind === "media" ? [imageOf(part.media)] : [];
  });
  const [only, ...more] = parts.filter((part) => part.kind === "text" || part.kind === "media");
  if (!only) return null;
  return only.kind === "text" && more.length === 0 ? only.text : content;
}

const callOf = ({ callId, tool, args }: Uncounted<CallPart>) => ({
  id: callId,
  type: "function",
  function: { name: tool, arguments: args },
});

const resultOf = ({ callId, text, isError, media }: Extract<Uncounted, { kind: "result" }>) => ({
  role: "tool",
  tool_call_id: callId,
  content: media ? [textOf(text), ...media.map(imageOf)] : text,
  ...(isError ? { is_error: true } : {}),
});

const textOf = (text: string) => ({ type: "text", text });

const imageOf = ({ mediaType, data }: Media) => ({
  type: "image_url",
  image_url: { url: `data:${mediaType};base64,${data}` },
});
