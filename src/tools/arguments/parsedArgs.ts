import type * as z from "zod";

import { isRecord } from "../../engine/calls/args.ts";
import { cut } from "../../engine/calls/wording.ts";
import { ToolProblem } from "../problem.ts";
import { mended } from "./mended.ts";
import { issueWords } from "./wording.ts";

/** More of them than these do not help. */
const MOST_ISSUES = 5;

/**
 * The arguments as `schema` has them. What models often get slightly wrong is
 * put right first (see `mended`); the rest is a `ToolProblem` that says where
 * it does not fit and what belongs there.
 */
export function parsedArgs<Args extends z.ZodObject>(schema: Args, args: unknown): z.output<Args> {
  if (!isRecord(args)) throw new ToolProblem(`The arguments must be one JSON object with ${known(schema)}.`);
  const first = schema.safeParse(args);
  if (first.success) return first.data;
  const second = schema.safeParse(mended(args, first.error.issues));
  if (second.success) return second.data;
  const words = second.error.issues.slice(0, MOST_ISSUES).map((issue) => issueWords(issue, args));
  throw new ToolProblem(`The arguments do not fit. ${words.join(" ")}${unknownWords(schema, args)}`);
}

function known(schema: z.ZodObject): string {
  const names = Object.entries(schema.shape).map(
    ([name, field]) => `"${name}"${field.safeParse(undefined).success ? " (optional)" : ""}`,
  );
  return names.length > 0 ? names.join(", ") : "no properties";
}

/** A misspelt name is why another one is missing. */
function unknownWords(schema: z.ZodObject, args: Readonly<Record<string, unknown>>): string {
  const strange = Object.keys(args).filter((name) => !Object.hasOwn(schema.shape, name));
  if (strange.length === 0) return "";
  const names = strange.slice(0, MOST_ISSUES).map((name) => `"${cut(name, 40)}"`);
  return ` Not known here: ${names.join(", ")}. It takes ${known(schema)}.`;
}
