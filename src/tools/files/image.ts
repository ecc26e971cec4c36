import type { Media } from "../../engine/entries.ts";

/** First bytes of the kinds that models take. */
const KINDS: readonly (readonly [mediaType: string, at: number, bytes: readonly number[]])[] = [
  ["image/png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", 0, [0xff, 0xd8, 0xff]],
  // "GIF8" and, behind the size of its container, "WEBP".
  ["image/gif", 0, [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", 8, [0x57, 0x45, 0x42, 0x50]],
];

/** "image/png" and the like; undefined where it is none. */
export const imageType = (first: Uint8Array): string | undefined =>
  KINDS.find(([, at, bytes]) => bytes.every((byte, i) => first[at + i] === byte))?.[0];

export const imageOf = (mediaType: string, name: string, bytes: Uint8Array): Media => ({
  mediaType,
  name,
  bytes: bytes.length,
  data: base64(bytes),
});

/** So many arguments a call may have. */
const SLICE = 32_768;

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += SLICE)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + SLICE)));
  return btoa(pieces.join(""));
}
