import { fields } from "./fields.ts";
import type { Found } from "./found.ts";
import type { Refused } from "./imported.ts";

const WORKS =
  "Choose a log that Anchored Chat exported, a Claude Code session log (.jsonl), or a list of messages in OpenAI's style (.json or .jsonl); both may be gzipped.";

/** Says what was found instead of a conversation; `is` goes on from the file's name. */
export const refuse = (name: string, is: string, todo: string = WORKS): Refused => ({
  kind: "refused",
  what: `${name.slice(0, 200)} ${is}.`,
  todo,
});

export const refuseUnreadable = (name: string): Refused =>
  refuse(name, "cannot be read", "Check that the file is whole, and that you may read it.");

/** Beginnings as they look once they are decoded: what is no UTF-8 reads as U+FFFD. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, is: string])[] = [
  [/^\uFFFDPNG/, "is a PNG image"],
  [/^GIF8/, "is a GIF image"],
  [/^%PDF/, "is a PDF document"],
  [/^PK\p{Cc}/u, "is a ZIP archive"],
  [/^SQLite format 3/, "is an SQLite database"],
  [/^\s*<(?:!doctype html|html)/i, "is a web page"],
  [/^\s*<\?xml/i, "is an XML document"],
  [/^# aider chat started/m, "is an aider chat, which cannot be imported yet"],
];

/** A refusal for what cannot be JSON at all, from the first 64 KB of text or all of it. */
export function refusalFor(name: string, head: string): Refused | undefined {
  if (head.trim() === "") return refuse(name, "is empty");
  const known = BEGINNINGS.find(([beginning]) => beginning.test(head));
  if (known) return refuse(name, known[1]);
  if (isBinary(head.slice(0, 4096))) return refuse(name, "is a binary file of an unknown kind");
  if (/^[^\S\n]*[[{]/m.test(head)) return undefined;
  return refuse(name, isTable(head) ? "is a table (CSV)" : "is plain text without any JSON");
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
    name,
    foreign === undefined ? strangerIn(found) : `looks like ${foreign}, which cannot be imported yet`,
  );

/** JSON of no known format is told by its outermost keys. */
function strangerIn(found: readonly Found[]): string {
  const keys = found.flatMap(({ key, value }) => (key === undefined ? Object.keys(fields(value)) : [key]));
  const names = [...new Set(keys)].filter((key) => /^[\w.-]{1,30}$/.test(key) && !/^\d/.test(key));
  if (names.length === 0) return "holds no conversation that is known here";
  const shown = names.slice(0, KEYS_SHOWN).join(", ");
  return `holds no conversation that is known here (it has ${shown}${names.length > KEYS_SHOWN ? ", …" : ""})`;
}
