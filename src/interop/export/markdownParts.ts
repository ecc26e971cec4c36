import { describeCall } from "../../engine/calls/describe.ts";
import type { CallPart, Media, Part, ResultPart } from "../../engine/entries.ts";
import type { PlacedResult } from "../../engine/pairCalls.ts";
import { code, closed, fold, oneLine, whole } from "./markdownText.ts";

/** Which result answers which call. */
export type Results = ReadonlyMap<CallPart, PlacedResult>;

/** Text as it was said; all else folded, under a line that says what it is. */
export function partText(part: Part, results: Results): string {
  switch (part.kind) {
    case "text":
      return closed(part.text);
    case "reasoning":
      return fold(["Reasoning"], closed(part.text));
    case "call":
      return callText(part, results.get(part)?.part);
    case "result":
      return fold([`Result of ${part.tool}`, outcomeOf(part)], code(part.text) + mediaText(part.media));
    case "media":
      return `*${nameOf(part.media)}*`;
  }
}

function callText(call: CallPart, result: ResultPart | undefined): string {
  const title = [call.tool, targetOf(call), result ? outcomeOf(result) : "no result"];
  const output = result ? `\n\n${code(result.text)}${mediaText(result.media)}` : "";
  return fold(title, code(prettyJson(call.args), "json") + output);
}

const outcomeOf = ({ isError, tokens }: ResultPart): string =>
  `${isError ? "failed, " : ""}${whole(tokens)} tokens`;

/** What it was done to, where that is known. */
function targetOf(call: CallPart): string | undefined {
  const facts = describeCall(call);
  switch (facts.action) {
    case "read":
    case "write":
    case "list":
      return oneLine(facts.path);
    case "edit":
      return oneLine(facts.changes.map(({ path }) => path).at(0) ?? "");
    case "run":
      return oneLine(facts.command);
    case "search":
      return oneLine(facts.pattern);
    case "plan":
    case "other":
      return undefined;
  }
}

const mediaText = (media: readonly Media[] = []): string =>
  media.map((one) => `\n\n*${nameOf(one)}*`).join("");

const nameOf = ({ name, mediaType, bytes }: Media): string =>
  `${oneLine(name ?? mediaType)}, ${whole(bytes)} bytes, left out`;

function prettyJson(args: string): string {
  try {
    return JSON.stringify(JSON.parse(args), null, 2);
  } catch {
    return args;
  }
}
