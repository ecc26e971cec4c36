import type { CallPart } from "../entries.ts";
import { argsOf, listArg, numberArg, textArg, type Args } from "./args.ts";
import type { Action, CallFacts, Change } from "./facts.ts";
import { hintedAction, knownAction } from "./names.ts";
import { looksLikePatch, patchChanges } from "./patch.ts";
import { planFacts } from "./plan.ts";

type Reader = (args: Args, tool: string) => CallFacts | undefined;

const READERS: Readonly<Record<Exclude<Action, "other">, Reader>> = {
  read: readFacts,
  write: writeFacts,
  edit: editFacts,
  run: runFacts,
  search: searchFacts,
  list: listFacts,
  plan: (args, tool) => planFacts(tool, args),
};

/** What `call` does, told by the tool's name, or else by the names of its arguments. */
export function describeCall(call: Pick<CallPart, "tool" | "args">): CallFacts {
  const args = argsOf(call.args);
  if (!args) return rawPatch(call.args) ?? { action: "other", args: {} };
  const known = knownAction(call.tool);
  const facts = known && known !== "other" ? READERS[known](args, call.tool) : undefined;
  return facts ?? fromArguments(args, call.tool) ?? { action: "other", args };
}

/** Codex hands a patch over as bare text. */
function rawPatch(text: string): CallFacts | undefined {
  const changes = looksLikePatch(text) ? patchChanges(text) : [];
  return changes.length > 0 ? { action: "edit", changes } : undefined;
}

/** Telling arguments first: a command, a replacement, a text for a file; then what the name hints at. */
function fromArguments(args: Args, tool: string): CallFacts | undefined {
  const told =
    (textArg(args, "cmd", "command") !== undefined ? runFacts(args) : undefined) ??
    editFacts(args) ??
    writeFacts(args);
  if (told) return told;
  const hinted = hintedAction(tool);
  return hinted && hinted !== "other" ? READERS[hinted](args, tool) : undefined;
}

const pathArg = (args: Args): string | undefined =>
  textArg(
    args,
    "path",
    "file_path",
    "filePath",
    "filepath",
    "file",
    "filename",
    "fileName",
    "absolute_path",
    "target_file",
    "notebook_path",
    "relative_path",
    "uri",
  ) || undefined;

function readFacts(args: Args): CallFacts | undefined {
  const path = pathArg(args);
  if (path === undefined) return undefined;
  const from = numberArg(
    args,
    "from",
    "offset",
    "startLine",
    "start_line",
    "start_line_one_indexed",
    "line_number",
  );
  const limit = numberArg(args, "limit");
  const last = numberArg(args, "to", "endLine", "end_line", "end_line_one_indexed_inclusive");
  const [first, range] = viewRange(args);
  const to = last ?? range ?? (limit === undefined ? undefined : (from ?? 1) + limit - 1);
  return {
    action: "read",
    path,
    ...optional("from", from ?? first ?? (to === undefined ? undefined : 1)),
    ...optional("to", to),
  };
}

/** The text editor tool of Anthropic: `view_range: [from, to]`, -1 for the end. */
function viewRange({ view_range: range }: Args): [number | undefined, number | undefined] {
  if (!Array.isArray(range)) return [undefined, undefined];
  const [from, to] = range.map((value) => (typeof value === "number" && value > 0 ? value : undefined));
  return [from, to];
}

function writeFacts(args: Args): CallFacts | undefined {
  const path = pathArg(args);
  const content = textArg(args, "content", "contents", "file_text", "fileText", "text", "data");
  if (path === undefined || content === undefined) return undefined;
  return { action: "write", path, content };
}

/** The editor tools of Anthropic and SWE-agent hold all file actions in one, told apart by `command`. */
function editFacts(args: Args): CallFacts | undefined {
  const command = textArg(args, "command");
  if (command === "view") return readFacts(args);
  if (command === "create") return writeFacts(args);
  const changes = changesIn(args);
  return changes.length > 0 ? { action: "edit", changes } : undefined;
}

function changesIn(args: Args): Change[] {
  const patch = textArg(args, "patch", "input", "patchText", "diff", "patch_text");
  if (patch !== undefined && looksLikePatch(patch)) return patchChanges(patch, pathArg(args));
  const several = listArg(args, "edits", "replacements", "changes").flatMap((edit) =>
    oneChange(edit, pathArg(args)),
  );
  return several.length > 0 ? several : oneChange(args, undefined);
}

function oneChange(args: Args, outer: string | undefined): Change[] {
  const path = pathArg(args) ?? outer;
  const before = textArg(
    args,
    "old",
    "old_string",
    "oldString",
    "old_str",
    "oldText",
    "old_text",
    "search",
    "target",
  );
  const after = textArg(
    args,
    "new",
    "new_string",
    "newString",
    "new_str",
    "newText",
    "new_text",
    "replace",
    "replacement",
    "insert_text",
    "new_source",
    "code",
    "code_edit",
  );
  if (path === undefined || (before === undefined && after === undefined)) return [];
  return [{ path, before: before ?? "", after: after ?? "" }];
}

function runFacts(args: Args): CallFacts | undefined {
  const command = textArg(args, "command", "cmd", "script") ?? argv(args["command"] ?? args["cmd"]);
  if (command === undefined) return undefined;
  return {
    action: "run",
    command,
    ...optional("cwd", textArg(args, "cwd", "workdir", "working_directory", "directory")),
  };
}

/** Codex: `["bash", "-lc", "npm test"]` runs "npm test". */
function argv(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const words = value.filter((word) => typeof word === "string");
  const [program = "", flag = ""] = words;
  if (words.length === 3 && /(?:^|\/)(?:ba|z|da)?sh$/.test(program) && /^-\w*c$/.test(flag)) return words[2];
  return words.length > 0 ? words.join(" ") : undefined;
}

function searchFacts(args: Args): CallFacts | undefined {
  const pattern = textArg(
    args,
    "pattern",
    "query",
    "regex",
    "search_term",
    "glob",
    "glob_pattern",
    "file_name",
  );
  if (pattern === undefined) return undefined;
  return {
    action: "search",
    pattern,
    ...optional(
      "path",
      textArg(args, "path", "dir", "dir_path", "directory", "includePattern", "file") || undefined,
    ),
  };
}

function listFacts(args: Args): CallFacts | undefined {
  return {
    action: "list",
    path: pathArg(args) ?? textArg(args, "dir", "dir_path", "directory", "relative_workspace_path") ?? ".",
  };
}

/** An optional field only where it has a value (`exactOptionalPropertyTypes`). */
function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
