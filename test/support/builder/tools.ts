import type { Dice } from "./dice.ts";
import { testRun } from "./testRun.ts";
import type { TestFile, World } from "./world.ts";

export interface ToolCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}

type Edit = { readonly old: string; readonly new: string };

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const ok = (text: string): ToolAnswer => ({ text, isError: false });
const failed = (text: string): ToolAnswer => ({ text, isError: true });

export const readFile = (path: string, from?: number, to?: number): ToolCall => ({
  tool: "read_file",
  args: { path, ...(from ? { from } : {}), ...(to ? { to } : {}) },
});
export const searchText = (pattern: string, path = "."): ToolCall => ({
  tool: "search_text",
  args: { pattern, path },
});
export const editFile = (path: string, ...edits: readonly Edit[]): ToolCall => ({
  tool: "edit_file",
  args: { path, edits },
});
export const writeFile = (path: string, content: string): ToolCall => ({
  tool: "write_file",
  args: { path, content },
});
export const listFiles = (path: string): ToolCall => ({ tool: "list_files", args: { path } });
export const runCommand = (command: string): ToolCall => ({ tool: "run_command", args: { command } });

/** Uses a tool on the world. */
export function useTool(world: World, { tool, args }: ToolCall, dice: Dice): ToolAnswer {
  const { path: named, pattern, content, command } = args;
  const path = textOf(named);
  switch (tool) {
    case "read_file":
      return read(world, path, args);
    case "search_text":
      return search(world, textOf(pattern));
    case "edit_file":
      return edit(world, path, args["edits"] as readonly Edit[]);
    case "write_file":
      world.write(path, textOf(content));
      return ok(`Wrote ${textOf(content).split("\n").length - 1} lines to ${path}.`);
    case "list_files":
      return list(world, path);
    default:
      return run(world, textOf(command), dice);
  }
}

function read(world: World, path: string, { from = 1, to }: Readonly<Record<string, unknown>>): ToolAnswer {
  const text = world.read(path);
  if (text === undefined) return failed(`ENOENT: no such file or directory, open '${path}'`);
  const lines = text.trimEnd().split("\n");
  const numbered = lines.map((line, i) => `${String(i + 1).padStart(4)}\t${line}`);
  return ok(numbered.slice(Number(from) - 1, to === undefined ? undefined : Number(to)).join("\n"));
}

function search(world: World, pattern: string): ToolAnswer {
  const found = world.search(pattern);
  if (found.length === 0) return ok("No matches.");
  return ok(found.map(({ path, line, text }) => `${path}:${line}: ${text.trim()}`).join("\n"));
}

function edit(world: World, path: string, edits: readonly Edit[]): ToolAnswer {
  let text = world.read(path);
  if (text === undefined) return failed(`ENOENT: no such file or directory, open '${path}'`);
  for (const { old, new: replacement } of edits) {
    if (!text.includes(old))
      return failed(`The text to replace was not found in ${path}; nothing was changed.`);
    text = text.replace(old, () => replacement);
  }
  world.write(path, text);
  return ok(`Changed ${path}: ${edits.length} ${edits.length === 1 ? "replacement" : "replacements"}.`);
}

function list(world: World, folder: string): ToolAnswer {
  const found = world.list(folder);
  return found.length > 0
    ? ok(found.join("\n"))
    : failed(`ENOENT: no such file or directory, scandir '${folder}'`);
}

function run(world: World, command: string, dice: Dice): ToolAnswer {
  if (command.startsWith("npx vitest run") || command === "npm test") return runTests(world, command, dice);
  if (command.includes("git commit")) return commit(world, command, dice);
  if (command === "npm run e2e") return exit(1, E2E);
  if (command === "npx tsc --noEmit") return exit(0, "");
  if (command.startsWith("git tag")) return exit(0, "");
  return exit(127, `sh: 1: ${command.split(" ")[0]}: not found`);
}

const E2E = `> skerry e2e
> playwright test

Running 38 tests using 2 workers

  ✘  1 [setup] › e2e/setup.ts:12:1 › a counter with a ticket printer (30.1s)

Error: connect ECONNREFUSED 127.0.0.1:9631
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)

  1 failed
  37 did not run`;

const exit = (code: number, printed: string): ToolAnswer => ({
  text: `${printed}${printed === "" ? "" : "\n\n"}exit code ${code}`,
  isError: code !== 0,
});

function runTests(world: World, command: string, dice: Dice): ToolAnswer {
  const under = command === "npm test" ? "test/" : (command.split(" ")[3] ?? "");
  const files = [...world.testFiles].filter(({ path }: TestFile) => path.startsWith(under));
  const { text, failures } = testRun(files, dice);
  return exit(failures > 0 ? 1 : 0, text);
}

function commit(world: World, command: string, dice: Dice): ToolAnswer {
  const files = world.changed.length;
  world.commit();
  const headline = /"(.*)"/.exec(command)?.[1] ?? "";
  const changed = `${files} files changed, ${dice.between(6, 9) * files} insertions(+), ${dice.between(2, 5)} deletions(-)`;
  return exit(0, `[main ${dice.hex(7)}] ${headline}\n ${changed}`);
}
