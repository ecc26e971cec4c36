import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { CompactionEntry, Entry, MessageEntry, NewEntry } from "../../../src/engine/entries.ts";
import { SessionLog } from "../../../src/sessions/log.ts";
import { logPath } from "../../../src/sessions/readLog.ts";
import { headerLine } from "../../../src/sessions/writer.ts";
import { testPorts } from "./testPorts.ts";

export type NewMessage = NewEntry<MessageEntry>;

const textMessage = (role: "user" | "assistant", text: string): NewMessage => ({
  kind: "message",
  role,
  parts: [{ kind: "text", text, tokens: Math.ceil(text.length / 4) }],
  status: "complete",
});

export const asked = (text: string): NewMessage => textMessage("user", text);
export const answered = (text: string): NewMessage => textMessage("assistant", text);

/** A summary of the messages `from` to `to`. */
export const aCompaction = (over: Partial<NewEntry<CompactionEntry>> = {}): NewEntry<CompactionEntry> => ({
  kind: "compaction",
  trigger: "user",
  strategy: "digest",
  covers: { from: "0", to: "0" },
  kept: [],
  edits: [],
  summary: "## Goal\nRepair it.",
  summaryTokens: 5,
  tokensBefore: 900,
  tokensAfter: 20,
  messagesBefore: 2,
  messagesAfter: 1,
  milliseconds: 0,
  ...over,
});

/** Every text of every message, in order. */
export const textsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap((entry) =>
    entry.kind === "message" ? entry.parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])) : [],
  );

/** Makes the folder of an empty session and returns its path. */
export async function emptySession(root: string): Promise<string> {
  const folder = join(root, "session");
  await mkdir(folder, { recursive: true });
  await writeFile(logPath(folder), headerLine(testPorts().now()));
  return folder;
}

/** A closed session that holds these entries; returns its folder. */
export async function sessionWith(root: string, newEntries: readonly NewEntry[]): Promise<string> {
  const folder = await emptySession(root);
  const log = await SessionLog.open(folder, testPorts());
  await log.append(newEntries);
  await log.close();
  return folder;
}

/** The lines of a log, header first. */
export const linesOf = async (sessionFolder: string): Promise<readonly string[]> =>
  (await readFile(logPath(sessionFolder), "utf8")).split("\n").slice(0, -1);

export const rewriteLog = (sessionFolder: string, lines: readonly string[]): Promise<void> =>
  writeFile(logPath(sessionFolder), lines.map((line) => `${line}\n`).join(""));
