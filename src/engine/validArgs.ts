import type { CallPart } from "./entries.ts";

/** Parsing once a part: a call is sent again with every request. */
const checked = new WeakMap<CallPart, string>();

/**
 * The arguments as every provider takes them (row W1): as they are if they are a JSON
 * object, else an object that holds what the model wrote. Without halves of surrogate
 * pairs, not even as escapes: servers that parse the arguments would fail on them.
 */
export function validArgs(call: CallPart): string {
  const known = checked.get(call);
  if (known !== undefined) return known;
  const args =
    objectText(call.args) ?? JSON.stringify(call.args ? { arguments: call.args.toWellFormed() } : {});
  checked.set(call, args);
  return args;
}

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

function objectText(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return SURROGATE_ESCAPE.test(text) ? JSON.stringify(JSON.parse(text, soundValue)) : text.toWellFormed();
  } catch {
    return undefined;
  }
}

function soundValue(_: string, value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), inner]));
}
