import { t } from "../l10n/l10n.ts";
import { fields } from "./fields.ts";
import type { Found } from "./found.ts";
import type { Refused } from "./imported.ts";

const WORKS = t(
  "Choose a log that Anchored Chat exported, a Claude Code session log (.jsonl), or a list of messages in OpenAI's style (.json or .jsonl); both may be gzipped.",
);

/** Says what was found instead of a conversation. */
export const refuse = (what: string, todo: string = WORKS): Refused => ({ kind: "refused", what, todo });

/** A file's name as sentences have it. */
export const shownName = (name: string): string => name.slice(0, 200);

export const refuseUnreadable = (name: string): Refused =>
  refuse(
    t("{0} cannot be read.", shownName(name)),
    t("Check that the file is whole, and that you may read it."),
  );

/** Beginnings as they look once they are decoded, with what the file is then. What is no UTF-8 reads as U+FFFD. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, what: string])[] = [
  [/^\uFFFDPNG/, t("a PNG image")],
  [/^GIF8/, t("a GIF image")],
  [/^%PDF/, t("a PDF document")],
  [/^PK\p{Cc}/u, t("a ZIP archive")],
  [/^SQLite format 3/, t("an SQLite database")],
  [/^\s*<(?:!doctype html|html)/i, t("a web page")],
  [/^\s*<\?xml/i, t("an XML document")],
  [/^# aider chat started/m, t("an aider chat, which cannot be imported yet")],
];

/** A refusal for what cannot be JSON at all, from the first 64 KB of text or all of it. */
export function refusalFor(name: string, head: string): Refused | undefined {
  const shown = shownName(name);
  if (head.trim() === "") return refuse(t("{0} is empty.", shown));
  const what = otherThanJson(head);
  return what === undefined ? undefined : refuse(t("{0} is {1}.", shown, what));
}

function otherThanJson(head: string): string | undefined {
  const known = BEGINNINGS.find(([beginning]) => beginning.test(head));
  if (known) return known[1];
  if (isBinary(head.slice(0, 4096))) return t("a binary file of an unknown kind");
  if (/^[^\S\n]*[[{]/m.test(head)) return undefined;
  return t(isTable(head) ? "a table (CSV)" : "plain text without any JSON");
}

function isBinary(sample: string): boolean {
  const odd = sample.match(/\uFFFD|[\p{Cc}--\s]/gv)?.length ?? 0;
  return odd * 20 > sample.length;
}

function isTable(head: string): boolean {
  const [first = "", second] = head.split(/\r?\n/).map((line) => line.split(/[,;\t]/).length);
  return Number(first) > 1 && first === second;
}

const KEYS_SHOWN = 5;

/** Refuses JSON that is no importable conversation; `foreign` names what it is, if that is known. */
export const refuseValues = (name: string, found: readonly Found[], foreign?: string): Refused =>
  refuse(
    foreign === undefined
      ? strangerIn(shownName(name), found)
      : t("{0} looks like {1}, which cannot be imported yet.", shownName(name), foreign),
  );

/** JSON of no known format is told by its outermost keys. */
function strangerIn(name: string, found: readonly Found[]): string {
  const keys = found.flatMap(({ key, value }) => (key === undefined ? Object.keys(fields(value)) : [key]));
  const names = [...new Set(keys)].filter((key) => /^[\w.-]{1,30}$/.test(key) && !/^\d/.test(key));
  if (names.length === 0) return t("{0} holds no conversation that is known here.", name);
  const shown = [...names.slice(0, KEYS_SHOWN), ...(names.length > KEYS_SHOWN ? ["…"] : [])].join(", ");
  return t("{0} holds no conversation that is known here (it has {1}).", name, shown);
}
