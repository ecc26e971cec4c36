import type { FactKind } from "../entries.ts";

/** An exact value, as it stands in the text. */
export interface Value {
  readonly kind: Extract<FactKind, "number" | "version" | "id" | "url">;
  readonly value: string;
}

/** A longer line is no prose: only its beginning is read. Characters. */
const LONGEST_LINE = 1_000;
const UNIT =
  "%|[kKMGT]i?B|bytes?|ms|s|sec(?:onds)?|min(?:utes)?|hours?|days?|px|tokens?|lines?|characters?|chars?|files?|tests?|rows?|requests?";
const VALUE = new RegExp(
  String.raw`(?<url>\bhttps?://[^\s<>()"'\x60\]]+)|(?<version>\bv?\d{1,4}\.\d{1,6}\.\d{1,9}(?:-[\w.]{1,30})?)|(?<id>\b(?=[0-9]{0,39}[a-f])(?=[a-f]{0,39}[0-9])[0-9a-f]{7,40}\b|#\d{1,7}\b|\b[A-Z]{2,10}-\d{1,7}\b|\b\d{6,16}\b)|(?<number>\b\d[\d,_]{0,15}(?:\.\d{1,6})?\s?(?:${UNIT})(?![\p{L}\p{N}_]))`,
  "gu",
);

/** The addresses, versions, ids and numbers with units of `text`, in order, as often as they stand there. */
export function valuesIn(text: string): Value[] {
  return text.split("\n").flatMap((line) => valuesInLine(line.slice(0, LONGEST_LINE)));
}

const KINDS = ["url", "version", "id", "number"] as const;

function valuesInLine(line: string): Value[] {
  if (!/\d|:\/\//.test(line)) return [];
  return [...line.matchAll(VALUE)].flatMap(({ groups = {} }) =>
    KINDS.flatMap((kind) => {
      const value = groups[kind]?.replace(/[.,;:!?]+$/, "");
      return value ? [{ kind, value }] : [];
    }),
  );
}
