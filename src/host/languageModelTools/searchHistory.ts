import type { MessageEntry, Part } from "../../engine/entries.ts";
import { maskSecrets } from "../../engine/secrets/maskSecrets.ts";
import { project } from "../../engine/transcript.ts";
import { excerptOf } from "../../sessions/search/match.ts";
import { parseQuery, type Query } from "../../sessions/search/query.ts";
import type { ToldSession } from "./liveSummary.ts";

/** What another assistant is told of the messages that have all words of `text`, newest first; masked. */
export function searchHistory({ id, title, entries }: ToldSession, text: string, most: number): string {
  const query = parseQuery(text);
  if (!query) return "There is no word in the query. Name one or more words to look for.";
  const { anchor, messages } = project(entries);
  const rows: string[] = [];
  let isCut = false;
  for (let i = messages.length - 1; i >= 0 && !isCut; i--) {
    const message = messages.at(i);
    const excerpt = message && excerptIn(message, query);
    if (!excerpt) continue;
    isCut = rows.length === most;
    const isCovered = anchor !== undefined && i >= anchor.from && i < anchor.to;
    if (!isCut) rows.push(rowOf(message, excerpt, isCovered));
  }
  const head = maskSecrets(`In “${title}” (conversation ${id}, ${messages.length} messages)`).text;
  if (rows.length === 0) return `${head} no message has all of these words.`;
  const end = isCut ? ["", "There are more: use more words, or a larger limit."] : [];
  return [`${head} these messages have all of the words, the newest first:`, "", ...rows, ...end].join("\n");
}

const rowOf = ({ id, role, at }: MessageEntry, excerpt: string, isCovered: boolean): string =>
  `- ${id} · ${role} · ${new Date(at).toISOString()}${isCovered ? " · behind the summary" : ""}: ${excerpt}`;

/**
 * Looked for in the text as it is first, which is quick, and then in what is
 * left of it with its secrets masked: nobody can ask for a secret piece by piece.
 */
function excerptIn({ parts }: MessageEntry, query: Query): string | undefined {
  const text = parts.map(textOf).filter(Boolean).join("\n");
  if (!excerptOf(text, query)) return undefined;
  const excerpt = excerptOf(maskSecrets(text).text, query);
  return excerpt?.map((piece) => piece.text).join("");
}

/** What was said, called and answered; thoughts were never for others. */
function textOf(part: Part): string {
  switch (part.kind) {
    case "text":
    case "result":
      return part.text;
    case "call":
      return `${part.tool} ${part.args}`;
    case "media":
      return part.media.name ?? "";
    case "reasoning":
      return "";
  }
}
