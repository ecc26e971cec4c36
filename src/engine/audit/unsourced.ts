import { parseJson } from "../calls/args.ts";
import { flat } from "../calls/wording.ts";
import type { MessageEntry, Part } from "../entries.ts";
import { verbsOf } from "../reading/commands.ts";
import { pathsIn } from "../reading/names.ts";
import { wordsIn } from "../reading/words.ts";

/** What a summary may be drawn from. */
export interface Sources {
  readonly messages: readonly MessageEntry[];
  /** The previous summary and its ledger. */
  readonly anchor: string;
  /** Told of a name or path that need not be searched for any more. */
  readonly isKnown: (text: string) => boolean;
}

/** As many as a card can show. */
const MOST = 40;
/** Claims of one summary that are searched for in all messages. */
const MOST_SEARCHED = 60;

/**
 * Row A3: paths, commands and identifiers of `summary` that stand neither in
 * the messages nor in the anchor, in order. Each claim that is not known is
 * searched for, the newest message first, until it is found.
 */
export function unsourcedIn(summary: string, { messages, anchor, isKnown }: Sources): string[] {
  let open = claimsIn(summary)
    .filter(({ text }) => !isKnown(text))
    .flatMap((claim) => without(claim, anchor))
    .slice(0, MOST_SEARCHED);
  for (const text of open.length === 0 ? [] : textsOf(messages)) {
    open = open.flatMap((claim) => without(claim, text));
    if (open.length === 0) break;
  }
  return open.slice(0, MOST).map(({ text }) => text);
}

/** Characters that are searched at once. */
const CHUNK = 20_000;

/** The texts of the messages, the newest first, several joined. */
function* textsOf(messages: readonly MessageEntry[]): Generator<string> {
  let chunk = "";
  for (const { parts } of messages.toReversed()) {
    for (const part of parts) chunk += `${textOf(part)}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

interface Claim {
  readonly text: string;
  /** What must still be found somewhere. */
  readonly needs: readonly string[];
}

/** The claim with what `text` leaves to be found; none when it leaves nothing. */
function without(claim: Claim, text: string): readonly Claim[] {
  const needs = claim.needs.filter((need) => !text.includes(need));
  if (needs.length === 0) return [];
  return [needs.length < claim.needs.length ? { ...claim, needs } : claim];
}

/** Parts of code in Markdown. */
const CODE = /`([^`\n]{2,300})`/g;
/** Programs that people run in terminals. */
const COMMAND =
  /^(?:npm|npx|pnpm|yarn|bun|deno|node|git|gh|go|cargo|rustc|python3?|pip3?|uv|pytest|poetry|make|cmake|docker|kubectl|helm|terraform|mvn|gradle|\.\/gradlew|dotnet|ruby|bundle|rake|php|composer|swift|bazel|just|mise|curl|wget|brew|apt(?:-get)?|systemctl|psql|sqlite3) \S/;
/** In prose, names of products look like types; these two shapes are code alone. */
const CODE_NAME = /^[a-z][a-z\d]*[A-Z]|[A-Za-z\d]_[A-Za-z\d]/;

function claimsIn(summary: string): Claim[] {
  const claims = new Map<string, Claim>();
  const add = (text: string, ...needs: readonly string[]): void => {
    claims.set(text, { text, needs });
  };
  for (const path of pathsIn(summary)) add(path, ...needsOf(path));
  for (const [, code = ""] of summary.matchAll(CODE)) {
    if (COMMAND.test(code)) add(code, ...verbsOf({ command: code }));
    else for (const { text, kind } of wordsIn(code)) if (kind === "name") add(text, text);
  }
  for (const { text, kind } of wordsIn(summary)) if (kind === "name" && CODE_NAME.test(text)) add(text, text);
  return [...claims.values()];
}

/** Folder and file name: tools print a folder once and its files below. */
function needsOf(path: string): string[] {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, slash).split("/").slice(-2).join("/");
  return [folder, path.slice(slash + 1)].filter(Boolean);
}

function textOf(part: Part): string {
  if (part.kind === "media") return part.media.name ?? "";
  return part.kind === "call" ? `${part.tool} ${argumentsOf(part.args)}` : part.text;
}

/** Arguments as written and, where they are JSON, with nothing escaped. */
function argumentsOf(args: string): string {
  return args.includes("\\") ? `${args}\n${stringsIn(parseJson(args)).join("\n")}` : flat(args);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
