import { parseJson } from "../calls/args.ts";
import { cut } from "../calls/wording.ts";

/** Row P5. Characters that stay of a string. */
const LONGEST = 200;

/**
 * The arguments with their long strings cut, or undefined where there is
 * nothing to cut or they are no JSON. Only those strings are rewritten: keys,
 * numbers, order and white space stay as the model wrote them. Linear.
 */
export function shortenArguments(json: string): string | undefined {
  if (json.length <= LONGEST || parseJson(json) === undefined) return undefined;
  const pieces: string[] = [];
  let copied = 0;
  for (let from = json.indexOf('"'); from >= 0;) {
    const end = endOfString(json, from);
    const short = isKey(json, end) ? undefined : shortenString(json.slice(from, end));
    if (short !== undefined) {
      pieces.push(json.slice(copied, from), short);
      copied = end;
    }
    from = json.indexOf('"', end);
  }
  return pieces.length === 0 ? undefined : pieces.join("") + json.slice(copied);
}

/** Behind the quotation mark that closes the string beginning at `from`, in valid JSON. */
function endOfString(json: string, from: number): number {
  let end = json.indexOf('"', from + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(json: string, at: number): boolean {
  let slashes = 0;
  while (json[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 1;
}

function isKey(json: string, end: number): boolean {
  let next = end;
  while (/\s/.test(json[next] ?? "")) next++;
  return json[next] === ":";
}

function shortenString(literal: string): string | undefined {
  if (literal.length <= LONGEST) return undefined;
  const value = parseJson(literal);
  if (typeof value !== "string" || value.length <= LONGEST) return undefined;
  return JSON.stringify(cut(value, LONGEST));
}
