import { matchAt } from "./scan.ts";
import { isKey, isPassword, type Setting } from "./secretLike.ts";
import type { Span } from "./span.ts";

/** The last word of a name whose value is a secret, and what the card calls that. */
const NAMES: readonly { readonly kind: string; readonly words: string; readonly isSecret: Judge }[] = [
  { kind: "password", words: "password|passwd|passphrase|passcode|pwd|(?<=[_-])pass", isSecret: isPassword },
  { kind: "secret", words: "secret|credentials?", isSecret: (value, setting) => isSecret(value, setting) },
  { kind: "token", words: "token|_auth|authorization", isSecret: isKey },
  {
    kind: "key",
    words:
      "(?:api|access|account|auth|client|consumer|encryption|license|master|private|secret|service|session|shared|signing|ssh|storage|subscription|webhook)[_-]?key(?:[_-]data)?|(?<=[_-])pat",
    isSecret: isKey,
  },
  { kind: "session cookie", words: "connect\\.sid|PHPSESSID|JSESSIONID", isSecret: isKey },
];

type Judge = (value: string, setting: Setting) => boolean;

/** What an application is configured with: typed by a person in an environment, else made by a machine. */
const isSecret: Judge = (value, setting) =>
  setting === "environment"
    ? isPassword(value, setting)
    : isKey(value, setting) || isLongPassword(value, setting);

const isLongPassword: Judge = (value, setting) =>
  value.length >= 8 && /[^\w./:-]/.test(value.slice(0, 128)) && isPassword(value, setting);

/**
 * A name with what may stand between it and its value: a closing quote or bracket, a type
 * annotation, then `=`, `:`, `:=`, `=>`; or spaces, which only count behind a command's `--flag`.
 */
const ASSIGNED = new RegExp(
  String.raw`(?:${NAMES.map(({ words }) => `(${words})`).join("|")})(?:[_-]?\d{1,2})?` +
    String.raw`(\\?["'\x60]?\]?(?:\s{0,3}:\s?[A-Za-z][\w.]{0,24}\s{0,2}=(?=\s{0,2}["'\x60])|\s{0,3}(?::=|=>|[:=])(?![=:]))[ \t]{0,4}|[ \t]{1,2})`,
  "gi",
);

/** Values of passwords, secrets, tokens and keys in code, configuration, environments, commands and queries. */
export function assignments(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(ASSIGNED)) {
    if (match.index < (spans.at(-1)?.to ?? 0)) continue;
    const name = NAMES.find((_, i) => match[i + 1] !== undefined);
    const between = match.at(-1) ?? "";
    const setting = settingOf(text, match.index, between);
    if (!name || !setting) continue;
    const start = match.index + match[0].length;
    const value = valueAt(text, start);
    if (value.to > value.from && name.isSecret(text.slice(value.from, value.to), value.setting ?? setting))
      spans.push({
        from: value.from,
        to: value.setting ? value.to : matchAt(BARE, text, value.to),
        kind: name.kind,
      });
  }
  return spans;
}

const FLAG = /(?:^|[\s"'`])--?[\w-]*$/;
const CAPITALS = /(?:^|[^\w$.])[A-Z][A-Z0-9_]*$/;

/** Undefined where a space is all that follows a word that is no flag of a command. */
function settingOf(text: string, at: number, between: string): Setting | undefined {
  const before = text.slice(Math.max(0, at - 40), at);
  if (/^[ \t]+$/.test(between)) return FLAG.test(before) ? "bare" : undefined;
  const name = before + (/^[A-Z]/.exec(text.slice(at, at + 1)) ?? "");
  return between === "=" && (CAPITALS.test(name) || FLAG.test(before)) ? "environment" : "bare";
}

const QUOTE = /\\?["'`]/y;
const BARE = /[^\s"'`,;&|<>(){}[\]\\]*/y;
/** As much of it as is judged: names can stand in values, and each is looked at. */
const BARE_START = /[^\s"'`,;&|<>(){}[\]\\]{0,128}/y;

interface Value {
  readonly from: number;
  readonly to: number;
  /** Told by the value itself: it is quoted. */
  readonly setting?: Setting;
}

function valueAt(text: string, start: number): Value {
  const open = matchAt(QUOTE, text, start);
  if (open !== -1) {
    const to = closingQuote(text, open, text.slice(start, open));
    return { from: open, to, setting: "quoted" };
  }
  const to = matchAt(BARE_START, text, start);
  const isCode = /[([{]/.test(text.charAt(to));
  return { from: start, to: isCode ? start : to };
}

/** Characters. */
const LONGEST_QUOTED = 4_000;

/** Where the quoted value ends; `from`, as if it were empty, when its line or the longest value ends first. */
function closingQuote(text: string, from: number, quote: string): number {
  const most = Math.min(text.length, from + LONGEST_QUOTED);
  for (let at = from; at < most; at++) {
    if (text.startsWith(quote, at)) return at;
    if (text[at] === "\n") break;
    if (text[at] === "\\") at++;
  }
  return from;
}
