import { describeCall } from "../calls/describe.ts";
import { changedPaths, type CallFacts } from "../calls/facts.ts";
import { partsOf } from "../calls/shell.ts";
import type { CallPart } from "../entries.ts";
import type { Note } from "./notes.ts";

/** Lines of a file that a call read; to the end where `to` is absent. */
export interface Reading {
  readonly path: string;
  readonly from: number;
  readonly to?: number;
}

export interface Touches {
  /** Present when the call's output is this file's text and nothing else. */
  readonly reading?: Reading;
  readonly written: readonly string[];
}

/** What the call behind a result reads and writes, as far as its arguments tell. */
export function touchesOf(call: CallPart, note: Note): Touches {
  if (note.touches?.call === call) return note.touches.found;
  const facts = describeCall(call);
  const reading = readingIn(facts);
  const found = { written: changedPaths(facts).map(plain), ...(reading ? { reading } : {}) };
  note.touches = { call, found };
  return found;
}

function readingIn(facts: CallFacts): Reading | undefined {
  const { path, from = 1, to } = readBy(facts) ?? {};
  return path === undefined ? undefined : { path: plain(path), from, ...(to === undefined ? {} : { to }) };
}

/** `cat a.ts` and `sed -n 1,9p a.ts` are readings; in a longer command line other output stands beside. */
function readBy(facts: CallFacts): Partial<Reading> | undefined {
  if (facts.action === "read") return facts;
  if (facts.action !== "run" || facts.files.length !== 1 || partsOf(facts.command).length !== 1)
    return undefined;
  return facts.files.find(({ did }) => did === "read");
}

const plain = (path: string): string => path.replace(/^(?:\.\/)+/, "");
