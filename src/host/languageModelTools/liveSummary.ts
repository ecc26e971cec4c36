import { maskSecrets } from "../../engine/secrets/maskSecrets.ts";
import { project } from "../../engine/transcript.ts";
import type { SessionRead } from "../../sessions/readSession.ts";

/** A conversation as far as others may be told of it. */
export type ToldSession = Pick<SessionRead, "id" | "title" | "entries">;

/** What another assistant is told of the live summary; masked, whole. */
export function liveSummary({ id, title, entries }: ToldSession): string {
  const { anchor, messages } = project(entries);
  const head = `# ${title}\n\nConversation ${id}, ${countOf(messages.length)}.`;
  if (!anchor) return maskSecrets(`${head} Nothing of it has been summarized yet.`).text;
  const { compaction, summary, from, to } = anchor;
  const made = `The summary below stands for the first ${countOf(to - from)} of them, and was made ${new Date(compaction.at).toISOString()}.`;
  return maskSecrets([`${head} ${made}`, summary, compaction.ledger ?? ""].filter(Boolean).join("\n\n")).text;
}

const countOf = (messages: number): string => (messages === 1 ? "1 message" : `${messages} messages`);
