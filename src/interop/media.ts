import type { Media } from "../engine/entries.ts";

/** Base64 as other programs write it: line breaks allowed. */
export function mediaOf(mediaType: string, base64: string, name?: string): Media {
  const data = /\s/.test(base64) ? base64.replace(/\s+/g, "") : base64;
  return { mediaType, bytes: bytesOf(data), data, ...(name ? { name } : {}) };
}

/** `undefined` unless the address itself holds the data, in base64. */
export function mediaOfDataUrl(url: string, name?: string): Media | undefined {
  const comma = url.indexOf(",");
  if (comma < 0 || !/^data:/i.test(url)) return undefined;
  const [mediaType, ...options] = url.slice("data:".length, comma).split(";");
  if (options.at(-1)?.trim().toLowerCase() !== "base64") return undefined;
  return mediaOf(mediaType || "application/octet-stream", url.slice(comma + 1), name);
}

/** A link to an image stays a link: nothing is fetched. */
export const linkMark = (url: string): string => `[image: ${url.slice(0, 2000)}]`;

const bytesOf = (base64: string): number =>
  Math.floor((base64.length * 3) / 4) - (/={1,2}$/.exec(base64.slice(-2))?.[0].length ?? 0);
