import type { Media, MessageEntry, Part } from "../engine/entries.ts";
import { isMissing } from "./blobs.ts";

/** The message with a word in the place of each image or document that could not be read: a provider would refuse an empty one. */
export const withoutMissingMedia = (message: MessageEntry): MessageEntry => ({
  ...message,
  parts: message.parts.map(present),
});

function present(part: Part): Part {
  if (part.kind === "media" && isMissing(part.media.data)) {
    return { kind: "text", text: notice(part.media), tokens: part.tokens };
  }
  if (part.kind !== "result" || !part.media) return part;
  const gone = part.media.filter((media) => isMissing(media.data));
  if (gone.length === 0) return part;
  const text = [part.text, ...gone.map(notice)].join("\n");
  return { ...part, text, media: part.media.filter((media) => !isMissing(media.data)) };
}

const notice = (media: Media): string =>
  `[${media.name ?? media.mediaType}, ${media.bytes.toLocaleString("en")} bytes, is missing from the conversation's storage]`;
