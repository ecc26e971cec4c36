import { type Header, SCHEMA_VERSION } from "../../sessions/schema.ts";
import type { Exported } from "./exported.ts";

/** The log as it is stored, with the long texts in place that are stored beside it. */
export function* logLines({ created, entries, opaque = [] }: Exported): Generator<string> {
  yield lineOf({ kind: "header", schema: SCHEMA_VERSION, at: created } satisfies Header);
  for (const entry of entries) yield lineOf(entry);
  for (const line of opaque) yield `${line}\n`;
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
