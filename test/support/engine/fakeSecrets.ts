import { KEY_FORMATS } from "../../../src/engine/secrets/knownKeys.ts";
import { randomFrom } from "../textSamples.ts";

/** Letters and digits without a pattern; made by code, so that no scanner takes this file for a leak. */
export function noise(length: number, alphabet = "aQ7bW3cX9dY2eZ5fV8gU1hT4"): string {
  const random = randomFrom(length);
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");
}

const hex = (length: number): string => noise(length, "a7b3c9d2e5f814");

const SHAPES = [
  hex(32),
  noise(64),
  hex(64),
  noise(64).toLowerCase(),
  noise(64).toUpperCase(),
  `${noise(22)}.${noise(43)}`,
  `${hex(24)}-${hex(34)}`,
  `${noise(14)}.${hex(64)}`,
  `123456789012345678/${noise(68)}`,
];

/** One of each kind that is known by its start, with what such a key looks like. */
export const KEYS: readonly { readonly kind: string; readonly key: string }[] = KEY_FORMATS.flatMap(
  ({ kind, starts, rest }) => starts.map((start) => ({ kind, key: start + fitting(rest) })),
);

/** Something that the pattern takes as a whole. */
function fitting(pattern: RegExp): string {
  const whole = new RegExp(`^(?:${pattern.source})[\\w-]*$`);
  const found = SHAPES.find((shape) => whole.test(shape));
  if (found === undefined) throw new Error(`no sample for ${pattern.source}`);
  return found;
}

const base64 = (json: string): string => btoa(json).replaceAll("=", "");

export const JWT = `${base64('{"alg":"HS256","typ":"JWT"}')}.${base64('{"sub":"1234567890"}')}.${noise(43)}`;

const edge = (end: "BEGIN" | "END"): string => `-----${end} RSA PRIVATE ${"key".toUpperCase()}-----`;

export const PRIVATE_KEY = `${edge("BEGIN")}\n${`${noise(64)}\n`.repeat(12)}${edge("END")}`;
