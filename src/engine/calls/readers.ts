import { listArg, numberArg, textArg, type Args } from "./args.ts";
import type { CallFacts, Change, EditFacts } from "./facts.ts";
import { looksLikePatch, patchChanges } from "./patch.ts";
import { filesIn } from "./shell.ts";

/**
 * Each reader understands one kind of call from its arguments, whatever the
 * assistant named them; undefined where they are not of that kind.
 */

const PATH =
  "path file_path filePath filepath file filename fileName absolute_path target_file notebook_path relative_path uri";
const FOLDER = "path dir dir_path directory relative_workspace_path";
const FROM = "from offset startLine start_line start_line_one_indexed line_number";
const TO = "to endLine end_line end_line_one_indexed_inclusive";
const CONTENT = "content contents file_text fileText text data";
const PATCH = "patch input patchText diff patch_text";
const BEFORE = "old old_string oldString old_str oldText old_text search target";
const AFTER =
  "new new_string newString new_str newText new_text replace replacement insert_text new_source code code_edit";
const COMMAND = "command cmd script";
const PATTERN = "pattern query regex search_term glob glob_pattern file_name";
const SCOPE = "path dir dir_path directory includePattern file";

/** The first of the names in `names` that holds some text. */
const text = (args: Args, names: string): string | undefined =>
  textArg(args, ...names.split(" ")) || undefined;

export function readFacts(args: Args): CallFacts | undefined {
  const path = text(args, PATH);
  if (path === undefined) return undefined;
  const [first, last] = viewRange(args);
  const from = numberArg(args, ...FROM.split(" ")) ?? first;
  const limit = numberArg(args, "limit");
  const to =
    numberArg(args, ...TO.split(" ")) ?? last ?? (limit === undefined ? undefined : (from ?? 1) + limit - 1);
  return { action: "read", path, ...lines(from ?? (to === undefined ? undefined : 1), to) };
}

const lines = (from?: number, to?: number): { readonly from?: number; readonly to?: number } => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** Anthropic's text editor: `view_range: [from, to]`, -1 for the end. */
function viewRange({ view_range: range }: Args): readonly (number | undefined)[] {
  if (!Array.isArray(range)) return [];
  return range.map((value) => (typeof value === "number" && value > 0 ? value : undefined));
}

export function writeFacts(args: Args): CallFacts | undefined {
  const path = text(args, PATH);
  const content = textArg(args, ...CONTENT.split(" "));
  return path === undefined || content === undefined ? undefined : { action: "write", path, content };
}

/** The editors of Anthropic and SWE-agent hold all file actions in one, told apart by `command`. */
export function editFacts(args: Args): CallFacts | undefined {
  if (args["command"] === "view") return readFacts(args);
  if (args["command"] === "create") return writeFacts(args);
  const changes = changesIn(args);
  return changes.length > 0 ? { action: "edit", changes } : undefined;
}

function changesIn(args: Args): Change[] {
  const path = text(args, PATH);
  const patch = text(args, PATCH);
  if (patch !== undefined && looksLikePatch(patch)) return patchChanges(patch, path);
  const several = listArg(args, "edits", "replacements", "changes").flatMap((edit) => changeIn(edit, path));
  return several.length > 0 ? several : changeIn(args, undefined);
}

function changeIn(args: Args, outer: string | undefined): Change[] {
  const path = text(args, PATH) ?? outer;
  const before = textArg(args, ...BEFORE.split(" "));
  const after = textArg(args, ...AFTER.split(" "));
  if (path === undefined || (before === undefined && after === undefined)) return [];
  return [{ path, before: before ?? "", after: after ?? "" }];
}

/** A patch as bare text, or somewhere in a command. */
export function patchFacts(bare: string): EditFacts | undefined {
  const changes = looksLikePatch(bare) ? patchChanges(bare) : [];
  return changes.length > 0 ? { action: "edit", changes } : undefined;
}

export function runFacts(args: Args): CallFacts | undefined {
  const command = text(args, COMMAND) ?? argv(args["command"] ?? args["cmd"]);
  if (command === undefined) return undefined;
  // Codex runs its patch tool through the shell: "apply_patch <<'EOF'".
  const patched = command.includes("*** Begin Patch") ? patchFacts(command) : undefined;
  if (patched) return patched;
  const cwd = text(args, "cwd workdir working_directory directory");
  return { action: "run", command, files: filesIn(command), ...(cwd === undefined ? {} : { cwd }) };
}

/** Codex: `["bash", "-lc", "npm test"]` runs "npm test". */
function argv(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const words = value.filter((word) => typeof word === "string");
  const [program = "", flag = "", script] = words;
  if (words.length === 3 && /(?:^|\/)(?:ba|z|da)?sh$/.test(program) && /^-\w*c$/.test(flag)) return script;
  return words.length > 0 ? words.join(" ") : undefined;
}

export function searchFacts(args: Args): CallFacts | undefined {
  const pattern = text(args, PATTERN);
  const path = text(args, SCOPE);
  if (pattern === undefined) return undefined;
  return { action: "search", pattern, ...(path === undefined ? {} : { path }) };
}

export const listFacts = (args: Args): CallFacts => ({ action: "list", path: text(args, FOLDER) ?? "." });
