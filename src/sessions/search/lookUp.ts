import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";

import * as z from "zod";

import { type Found, HitList } from "./hits.ts";
import { lineAt } from "./logFiles.ts";
import { excerptOf } from "./match.ts";
import type { Query } from "./query.ts";

/** A word that is everywhere is not looked up everywhere: so many lines are read, and so many passed by. */
const MOST_READ = 1_000;
const MOST_PASSED = 5_000;

const candidate = z.object({ id: z.string(), start: z.number(), length: z.number() });

/** Newest first. Each line that has all keys is read again: what is told stands in the log as it is now. */
export function lookUp(database: DatabaseSync, query: Query, sessionsFolder: string): Found {
  const hits = new HitList();
  let read = 0;
  let passed = 0;
  for (const raw of candidates(database, query)) {
    if (hits.isFull || read >= MOST_READ || passed >= MOST_PASSED) return hits.found(false);
    const { id: session, start, length } = candidate.parse(raw);
    if (!hits.wants(session)) {
      passed++;
      continue;
    }
    read++;
    const line = lineAt(join(sessionsFolder, session), start, length);
    const excerpt = line && excerptOf(line.text, query);
    if (excerpt) hits.add({ session, entry: line.entry, role: line.role, at: line.at, excerpt });
  }
  return hits.found(true);
}

const candidates = (database: DatabaseSync, query: Query): Iterable<unknown> =>
  database
    .prepare(
      `SELECT session.id, line.start, line.length FROM words
       JOIN line ON line.number = words.rowid JOIN session ON session.number = line.session
       WHERE words MATCH ? ORDER BY words.rowid DESC`,
    )
    .iterate(expression(query));

/** All keys. They hold letters and digits alone, so that quotes are all they need. */
const expression = ({ terms }: Query): string =>
  terms
    .flatMap(({ keys }) => keys)
    .map(({ key, isPrefix }) => `"${key}"${isPrefix ? " *" : ""}`)
    .join(" AND ");
