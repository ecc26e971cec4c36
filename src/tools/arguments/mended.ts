import type * as z from "zod";

import { parseJson } from "../../engine/calls/args.ts";
import { valueAt } from "./wording.ts";

/**
 * The arguments with what models often get slightly wrong put right, where the
 * meaning is beyond doubt: `"12"` for 12, `12` for "12", `"true"`, a list written
 * as JSON inside a text, null for what is left out. A new value.
 */
export function mended(args: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  let copy: unknown;
  for (const issue of issues) {
    if (issue.code !== "invalid_type") continue;
    const value = mend(valueAt(args, issue.path), issue.expected);
    if (value === undefined) continue;
    copy ??= structuredClone(args);
    put(copy, issue.path, value.mended);
  }
  return copy ?? args;
}

function mend(value: unknown, expected: string): { readonly mended: unknown } | undefined {
  if (value === null) return { mended: undefined };
  if (expected === "string" && (typeof value === "number" || typeof value === "boolean"))
    return { mended: String(value) };
  if (typeof value !== "string" || value.trim() === "" || expected === "string") return undefined;
  // Numbers, true and false, lists and objects are all read alike; the schema decides whether they fit.
  const read = parseJson(value);
  return read === undefined ? undefined : { mended: read };
}

function put(root: unknown, path: readonly PropertyKey[], value: unknown): void {
  const parent = valueAt(root, path.slice(0, -1));
  const name = path.at(-1);
  if (typeof parent === "object" && parent !== null && name !== undefined)
    Reflect.defineProperty(parent, name, { value, writable: true, enumerable: true, configurable: true });
}
