import { describeCall } from "./calls/describe.ts";
import type { CallFacts, EditFacts, PlanFacts, ReadFacts, RunFacts } from "./calls/facts.ts";
import { outcomeOf, type Outcome } from "./calls/outcome.ts";
import { cut, flat, grouped, linesIn, plural } from "./calls/wording.ts";
import type { CallPart, Media, PruneCause, ResultPart } from "./entries.ts";

/** Row P3. All in characters. */
const COMMAND = 80;
const ARGUMENT = 40;
const PATTERN = 80;
const PATH = 160;
const ERROR_LINE = 200;
const NAME = 80;

type Result = Pick<ResultPart, "tool" | "text" | "isError" | "media">;

/** One line in place of a pruned tool result: what was done and what came of it (row P3). */
export function stubOf(call: Pick<CallPart, "tool" | "args"> | undefined, result: Result): string {
  const facts: CallFacts = call ? describeCall(call) : { action: "other", args: {} };
  return tellCall(call?.tool ?? result.tool, facts, outcomeOf(facts, result)) + media(result);
}

/** The same for a call that has been described already. */
export function tellCall(tool: string, facts: CallFacts, outcome: Outcome): string {
  const told = outcome.failed ? failure(facts, outcome) : success(facts, outcome);
  return `[${cut(flat(tool) || "tool", ARGUMENT)}] ${told}`;
}

function success(facts: CallFacts, outcome: Outcome): string {
  switch (facts.action) {
    case "run":
      return `${command(facts)} → ${exit(outcome)}${plural(outcome.lines, "line")}`;
    case "search":
      return `${toldTarget(facts)} → ${plural(outcome.count ?? 0, "match", "matches")}`;
    case "list":
      return `${toldTarget(facts)} → ${plural(outcome.count ?? 0, "entry", "entries")}`;
    case "read":
    case "other":
      return [toldTarget(facts), size(outcome)].filter(Boolean).join(", ");
    case "edit":
      return edited(facts, outcome.count);
    case "write":
    case "plan":
      return toldTarget(facts);
  }
}

function failure(facts: CallFacts, outcome: Outcome): string {
  const what = facts.action === "run" ? command(facts) : toldTarget(facts);
  const code = outcome.exitCode ? `exit ${outcome.exitCode}` : "failed";
  return [what, `→ ${code}${error(outcome)}`].filter(Boolean).join(" ");
}

function error({ error: told, lines }: Outcome): string {
  if (!told) return ", no output";
  const first = cut(flat(told.first), ERROR_LINE);
  if (lines < 2) return `: ${first}`;
  return `, ${plural(lines, "line")}: ${first} … ${cut(flat(told.last), ERROR_LINE)}`;
}

/** What the call was aimed at: a path with lines, a command, a pattern, the first two arguments. */
export function toldTarget(facts: CallFacts): string {
  switch (facts.action) {
    case "run":
      return command(facts);
    case "read":
      return `${path(facts.path)}${range(facts)}`;
    case "write":
      return `${path(facts.path)}, ${plural(linesIn(facts.content), "line")}`;
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

/** `told`: replacements as the tool counted them; one change may have replaced many. */
function edited({ changes }: EditFacts, told = changes.length): string {
  const paths = [...new Set(changes.map((change) => change.path))];
  const more = paths.length > 1 ? ` and ${plural(paths.length - 1, "more file")}` : "";
  return `${path(paths[0] ?? "")}${more}, ${plural(told, "replacement")}`;
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

function media({ media: attached = [] }: Result): string {
  return attached.map((one) => `, ${mediaMark(one)}`).join("");
}

/** Row P6: "[image] shot.png, 120 KB". */
export function mediaMark({ mediaType, name, bytes }: Media): string {
  const kind = mediaType.startsWith("image/") ? "[image]" : "[document]";
  return `${kind} ${cut(flat(name ?? mediaType), NAME)}, ${grouped(Math.max(1, Math.round(bytes / 1024)))} KB`;
}

const CAUSES: Readonly<Record<PruneCause, string>> = {
  duplicate: "the same output comes again further down",
  superseded: "read again further down, these lines included",
  stale: "out of date: the file was written further down",
  chosen: "removed by the user",
};

/** Row P4: one line in place of a result that the model does not need any more. */
export function referenceOf(
  call: Pick<CallPart, "tool" | "args"> | undefined,
  result: Result,
  cause: PruneCause,
): string {
  const target = call ? toldTarget(describeCall(call)) : "";
  const tool = cut(flat(call?.tool ?? result.tool) || "tool", ARGUMENT);
  return [`[${tool}]`, target, `→ ${CAUSES[cause]}`].filter(Boolean).join(" ");
}
