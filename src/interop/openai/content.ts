import * as z from "zod";

import { kindOf } from "../fields.ts";
import { writeJson } from "../json.ts";
import type { Tally } from "../leftOut.ts";
import { maybeText, sound } from "../loose.ts";
import type { LooseCall, LoosePart } from "../looseParts.ts";
import { linkMark, mediaOf, mediaOfDataUrl } from "../media.ts";
import { openAiCall, type OpenAiMessage } from "./message.ts";

const part = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["text", "input_text", "output_text"]), text: z.string() }),
  z.object({ type: z.literal("refusal"), refusal: z.string() }),
  z.object({
    type: z.enum(["image_url", "input_image"]),
    image_url: z.union([z.string(), z.object({ url: z.string() })]),
  }),
  z.object({
    type: z.enum(["file", "input_file"]),
    file: z.object({ file_data: z.string(), filename: maybeText }),
  }),
  z.object({
    type: z.literal("input_audio"),
    input_audio: z.object({ data: z.string(), format: maybeText }),
  }),
]);

type ContentPart = z.infer<typeof part>;

/** Text and media of a message. `content` may be null, a text, or a list of parts. */
export function contentOf(content: unknown, tally: Tally): LoosePart[] {
  if (typeof content === "string") return textPart(content);
  if (!Array.isArray(content)) return [];
  return content.flatMap((raw) => {
    if (typeof raw === "string") return textPart(raw);
    const read = part.safeParse(raw);
    if (!read.success) tally.add("otherPart", kindOf(raw));
    return read.success ? partsOf(read.data, tally) : [];
  });
}

const textPart = (text: string): LoosePart[] => (text === "" ? [] : [{ kind: "text", text: sound(text) }]);

function partsOf(one: ContentPart, tally: Tally): LoosePart[] {
  switch (one.type) {
    case "text":
    case "input_text":
    case "output_text":
      return textPart(one.text);
    case "refusal":
      return textPart(one.refusal);
    case "image_url":
    case "input_image":
      return image(typeof one.image_url === "string" ? one.image_url : one.image_url.url, tally);
    case "file":
    case "input_file":
      return file(one.file.file_data, one.file.filename, tally);
    case "input_audio":
      return [
        { kind: "media", media: mediaOf(`audio/${one.input_audio.format ?? "wav"}`, one.input_audio.data) },
      ];
  }
}

function image(url: string, tally: Tally): LoosePart[] {
  const media = mediaOfDataUrl(url);
  if (media) return [{ kind: "media", media }];
  tally.add("remoteImage");
  return textPart(linkMark(url));
}

function file(data: string, name: string | undefined, tally: Tally): LoosePart[] {
  const media = mediaOfDataUrl(data, name);
  if (!media) tally.add("otherPart", "file");
  return media ? [{ kind: "media", media }] : [];
}

/** Calls in every style; those that a simulated user made are not the assistant's. */
export function callsOf(message: OpenAiMessage, tally: Tally): LooseCall[] {
  const calls = (message.tool_calls ?? []).flatMap((raw) => {
    const read = openAiCall.safeParse(raw);
    if (!read.success) tally.add("otherPart", "tool call");
    if (read.data?.requestor === "user") tally.add("simulatedUser");
    return read.success && read.data.requestor !== "user" ? [read.data] : [];
  });
  const legacy = message.function_call ? [looseCall(undefined, message.function_call)] : [];
  return [...calls.map((one) => looseCall(one.id, one.function ?? one)), ...legacy];
}

function looseCall(
  id: string | undefined,
  called: { readonly name?: string | undefined; readonly arguments?: unknown },
): LooseCall {
  const { name, arguments: args } = called;
  return {
    kind: "call",
    args: sound(typeof args === "string" ? args : (writeJson(args ?? {}) ?? "{}")),
    ...(id ? { callId: sound(id) } : {}),
    ...(name ? { tool: sound(name) } : {}),
  };
}
