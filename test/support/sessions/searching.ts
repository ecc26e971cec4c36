import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

import { onTestFinished } from "vitest";

import type { NewEntry } from "../../../src/engine/entries.ts";
import { logPath } from "../../../src/sessions/readLog.ts";
import { type Answer, Searcher } from "../../../src/sessions/search/searcher.ts";
import { SessionStore } from "../../../src/sessions/store.ts";
import { headerLine } from "../../../src/sessions/writer.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import { TestClock, testPorts } from "./testPorts.ts";

/** A storage with closed sessions of these entries, made a second after each other; their ids in that order. */
export async function storageWith(...sessions: readonly (readonly NewEntry[])[]) {
  const root = await temporaryFolder();
  const clock = new TestClock();
  const store = new SessionStore(root, testPorts({ clock }));
  const ids: string[] = [];
  for (const entries of sessions) {
    const log = await store.create();
    for (const entry of entries) {
      clock.now += 1000;
      await log.append([entry]);
    }
    ids.push(log.id);
  }
  await store.close();
  return { root, ids, store };
}

/** A session whose log has these lines, whatever they are. */
export async function rawSession(root: string, id: string, lines: readonly object[]): Promise<void> {
  const folder = join(root, "sessions", id);
  await mkdir(folder, { recursive: true });
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  await writeFile(logPath(folder), headerLine(0).toString() + text);
}

/** A searcher over this storage, and everything it has told. */
export function searcherOver(root: string, mayIndex = true) {
  const told: Answer[] = [];
  const searcher = new Searcher({
    root,
    mayIndex,
    tell: (answer) => told.push(answer),
    breathe: () => setImmediate(),
  });
  onTestFinished(() => searcher.close());
  return {
    searcher,
    told,
    /** The last answer to it. */
    find: async (query: string): Promise<Answer> => {
      await searcher.search(query);
      const answer = told.findLast((one) => one.query === query);
      if (!answer) throw new Error(`No answer to ${query}`);
      return answer;
    },
  };
}

/** Each hit as one line: who said it, and the excerpt with brackets around what was found. */
export const hitsOf = ({ hits }: Answer): readonly string[] =>
  hits.map(({ role, excerpt }) => {
    const text = excerpt.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join("");
    return `${role}: ${text}`;
  });
