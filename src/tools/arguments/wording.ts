import type * as z from "zod";

import { cut, flat } from "../../engine/calls/wording.ts";

type Issue = z.core.$ZodIssue;

const NOUNS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** `"items[2].status" must be one of "pending", "completed"; it was "doing".` */
export function issueWords(issue: Issue, args: unknown): string {
  const value = valueAt(args, issue.path);
  const name = `"${pathWords(issue.path)}"`;
  if (value === undefined) return `${name} is missing: it must be ${expected(issue)}.`;
  return `${name} must be ${expected(issue)}; it was ${told(value)}.`;
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return NOUNS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return bound("at least", issue.minimum, issue.origin);
    case "too_big":
      return bound("at most", issue.maximum, issue.origin);
    default:
      return `otherwise (${issue.message})`;
  }
}

function bound(words: string, limit: number | bigint, origin: string): string {
  if (origin === "string") return limit === 1 ? "a text that is not empty" : `${words} ${limit} characters`;
  if (origin === "array") return `a list of ${words} ${limit}`;
  return `${words} ${limit}`;
}

/** `items[2].status`. */
function pathWords(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return words.startsWith(".") ? words.slice(1) : words;
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== "object" || inner === null) return undefined;
    inner = Object.getOwnPropertyDescriptor(inner, step)?.value;
  }
  return inner;
}

const told = (value: unknown): string => cut(flat(JSON.stringify(value) ?? String(value)), 80);
