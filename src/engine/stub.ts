import { describeCall } from "./calls/describe.ts";
import type { CallFacts, EditFacts, PlanFacts, ReadFacts, RunFacts } from "./calls/facts.ts";
import { outcomeOf, type Outcome } from "./calls/outcome.ts";
import { cut, flat, grouped, plural } from "./calls/wording.ts";
import type { CallPart, ResultPart } from "./entries.ts";

/** Row P3. All in characters. */
const COMMAND = 80;
const ARGUMENT = 40;
const PATTERN = 80;
const PATH = 160;
const ERROR_LINE = 200;

type Result = Pick<ResultPart, "tool" | "text" | "isError" | "media">;

/** One line in place of a pruned tool result: what was done and what came of it. */
export function stubOf(call: Pick<CallPart, "tool" | "args"> | undefined, result: Result): string {
  const facts: CallFacts = call ? describeCall(call) : { action: "other", args: {} };
  const outcome = outcomeOf(facts, result);
  const tool = flat(call?.tool ?? result.tool) || "tool";
  const told = outcome.failed ? failure(facts, outcome) : success(facts, outcome);
  return `[${cut(tool, ARGUMENT)}] ${told}${media(result)}`;
}

function success(facts: CallFacts, outcome: Outcome): string {
  switch (facts.action) {
    case "run":
      return `${command(facts)} → ${exit(outcome)}${plural(outcome.lines, "line")}`;
    case "search":
      return `${target(facts)} → ${plural(outcome.matches ?? 0, "match", "matches")}`;
    case "list":
      return `${target(facts)} → ${plural(outcome.matches ?? 0, "entry", "entries")}`;
    case "read":
    case "other":
      return [target(facts), size(outcome)].filter(Boolean).join(", ");
    case "write":
    case "edit":
    case "plan":
      return target(facts);
  }
}

function failure(facts: CallFacts, outcome: Outcome): string {
  const what = facts.action === "run" ? command(facts) : target(facts);
  const code = outcome.exitCode ? `exit ${outcome.exitCode}` : "failed";
  return [what, `→ ${code}${error(outcome)}`].filter(Boolean).join(" ");
}

function error({ error: told, lines }: Outcome): string {
  if (!told) return ", no output";
  const first = cut(flat(told.first), ERROR_LINE);
  if (lines < 2) return `: ${first}`;
  return `, ${plural(lines, "line")}: ${first} … ${cut(flat(told.last), ERROR_LINE)}`;
}

/** What the call was aimed at. */
function target(facts: CallFacts): string {
  switch (facts.action) {
    case "run":
      return command(facts);
    case "read":
      return `${path(facts.path)}${range(facts)}`;
    case "write":
      return `${path(facts.path)}, ${plural(facts.content.split("\n").length, "line")}`;
    case "edit":
      return edited(facts);
    case "search":
      return `"${cut(flat(facts.pattern), PATTERN)}"${facts.path === undefined ? "" : ` in ${path(facts.path)}`}`;
    case "list":
      return path(facts.path);
    case "plan":
      return planned(facts);
    case "other":
      return Object.entries(facts.args).slice(0, 2).map(argument).join(", ");
  }
}

const command = (facts: RunFacts): string => `\`${cut(flat(facts.command), COMMAND)}\``;
const path = (name: string): string => cut(flat(name), PATH);
const exit = ({ exitCode }: Outcome): string => (exitCode === undefined ? "" : `exit ${exitCode}, `);
const size = ({ characters }: Outcome): string => plural(characters, "character");

function range({ from, to }: ReadFacts): string {
  if (from === undefined) return "";
  return to === undefined ? ` from line ${from}` : ` lines ${from}–${to}`;
}

function edited({ changes }: EditFacts): string {
  const paths = [...new Set(changes.map((change) => change.path))];
  const more = paths.length > 1 ? ` and ${plural(paths.length - 1, "more file")}` : "";
  return `${path(paths[0] ?? "")}${more}, ${plural(changes.length, "replacement")}`;
}

function planned({ items }: PlanFacts): string {
  const done = items.filter(({ state }) => state === "done").length;
  return `${plural(items.length, "item")}, ${grouped(done)} done`;
}

function argument([name, value]: readonly [string, unknown]): string {
  const text =
    typeof value === "string"
      ? `"${cut(flat(value), ARGUMENT)}"`
      : cut(flat(JSON.stringify(value) ?? ""), ARGUMENT);
  return `${cut(flat(name), ARGUMENT)} ${text}`;
}

function media({ media: attached }: Result): string {
  return attached && attached.length > 0 ? `, ${plural(attached.length, "attachment")}` : "";
}
