import { t } from "../l10n/l10n.ts";

/** Characters; a longer sentence may carry the prompt, so it is left out whole. */
const LONGEST_QUOTE = 200;

/**
 * The server's own sentence, fit to be shown: `: "…"`, or nothing when it is
 * empty, long, or not a sentence. Control and bidirectional marks are taken
 * out and secrets are masked.
 */
export const quote = (sentence: string, secrets: readonly string[]): string => {
  const flat = sentence
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ +/g, " ")
    .trim();
  if (flat === "" || flat.length > LONGEST_QUOTE || looksLikeData(flat)) return "";
  const masked = secrets.reduce((text, secret) => text.replaceAll(secret, "[key]"), flat);
  return t(": “{0}”", masked.replace(/[.\s]+$/, ""));
};

/** Validators (pydantic, zod) put the offending input, which is the prompt, into their message. */
const looksLikeData = (sentence: string): boolean =>
  /[{}<>]|\[['"]|\binput(?:_value)?['"]?\s*[:=]/.test(sentence);
