import { isPlaceholder } from "./placeholder.ts";

/** How sure the place is that a secret stands there. */
export type Setting = "quoted" | "bare" | "environment";

/** Characters of a value that are looked at. */
const LOOKED_AT = 128;

/** At least `least` characters that nobody would type as words: letters with digits in between. */
export function looksRandom(value: string, least: number): boolean {
  const text = value.slice(0, LOOKED_AT);
  if (text.length < least || !/\d/.test(text) || !/[A-Za-z]/.test(text)) return false;
  return !isPlaceholder(text) && !isWordy(text) && !isPlace(text);
}

/** Words and small numbers with marks between them: "design-token-2", "auth.wrong_password". */
const isWordy = (text: string): boolean =>
  text.split(/[-_.:/+=]+/).every((piece) => /^[A-Za-z]*\d{0,3}$|^\d{0,4}$/.test(piece));

/** A path or an address. */
const isPlace = (text: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|~?\/[\w.-]+\/|\.{1,2}\/|[A-Za-z]:\\)/i.test(text) ||
  /^[\w-]+\.(?:[jt]sx?|json|ya?ml|pem|key|txt|env|py|md)$/.test(text);

/** The name of something in code: CONSTANT_2, or capitalized words with one number among them (X509Credential). */
function isName(text: string): boolean {
  if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(text)) return true;
  if (!/^[A-Za-z]+\d{0,4}[A-Za-z]*$/.test(text)) return false;
  const words = text.match(/[A-Z]?[a-z]+|[A-Z]/g) ?? [];
  return words.join("").length >= 4 * words.length;
}

/** Code that computes the value, or a number in it. */
const isExpression = (text: string): boolean =>
  /\?\?|^0x[0-9a-f]+$/i.test(text) ||
  /^[A-Za-z_$][\w$]*(?:[.?]{1,2}[A-Za-z_$][\w$]*)+\.?$/.test(text) ||
  /^[!*&@#]/.test(text);

/** A person's choice: short, and words are possible. */
export function isPassword(value: string, setting: Setting): boolean {
  const text = value.slice(0, LOOKED_AT);
  if (text.length < 4 || /\s/.test(text) || isPlaceholder(text) || isPlace(text)) return false;
  if (setting === "environment") return true;
  if (setting === "bare" && (isExpression(text) || /^[A-Z]+_[A-Z0-9_]*$/.test(text) || text.length < 6))
    return false;
  if (/^[A-Za-z]+$/.test(text)) return setting === "quoted" && /^[a-z]{5,}$/.test(text);
  if (/^[A-Za-z_./:-]+$/.test(text)) return false;
  return setting === "quoted" || /[A-Za-z]/.test(text);
}

/** Made by a machine: a key or token. */
export function isKey(value: string, setting: Setting): boolean {
  const text = value.slice(0, LOOKED_AT);
  if (/[\s[\]{}()|^<>?*\\]/.test(text) || isPlaceholder(text)) return false;
  if (setting === "bare" && (isExpression(text) || isName(text))) return false;
  if (setting === "environment" && /^[A-Za-z]{16,}$/.test(text)) return true;
  return looksRandom(text, setting === "environment" ? 8 : 12);
}
