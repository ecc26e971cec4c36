import type { Action } from "./facts.ts";

/**
 * Tools of well-known assistants by what they do: our own, Claude Code, Codex,
 * VS Code Copilot, Cursor, Cline, Gemini CLI, opencode, pi, SWE-agent and MCP's
 * file server. Written without case and separators (see `toolKey`).
 */
const TOOLS: Readonly<Record<Exclude<Action, "other">, string>> = {
  read: "read readfile readfiles readmanyfiles readtextfile view viewfile viewimage open openfile getfilecontents notebookread fsread cat",
  write: "write writefile writetofile createfile createnewfile create savefile newfile",
  edit:
    "edit editfile multiedit strreplace strreplaceeditor strreplacebasededittool replacestringinfile multireplacestringinfile " +
    "replace replaceinfile searchreplace searchandreplace applypatch patch applydiff inserteditintofile insert notebookedit editnotebook editnotebookfile",
  run: "bash shell sh runcommand runcommands runinterminal runterminalcmd runterminalcommand runshellcommand execcommand executecommand executebash exec localshell localshellcall terminal powershell",
  search:
    "grep grepsearch searchtext searchfiles searchfilecontent search codebasesearch semanticsearch ripgrep rg glob findfiles findfile filesearch globfilesearch searchdir searchfile",
  list: "ls listfolder listdir listdirectory listfiles dir",
  plan: "todowrite todo updateplan updatetodolist managetodolist writetodos settodolist taskcreate taskupdate",
};

const ACTION_OF: ReadonlyMap<string, Action> = new Map(
  Object.entries(TOOLS).flatMap(([action, names]) =>
    names.split(" ").map((name) => [name, action as Action]),
  ),
);

/** "mcp__files__read_file", "functions.read_file" and "ReadFile" are all "readfile". */
export function toolKey(tool: string): string {
  const last = tool.split(/__|[.:/]/).findLast((piece) => piece !== "") ?? tool;
  return last.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** What a tool of that name is known to do. */
export const knownAction = (tool: string): Action | undefined => ACTION_OF.get(toolKey(tool));

const HINTS: readonly (readonly [RegExp, Action])[] = [
  [/web|url|http|browser|diagnostic|problem/, "other"],
  [/search|grep|find|glob/, "search"],
  [/read|view|open|cat/, "read"],
  [/list|tree/, "list"],
];

/** What the name of an unknown tool hints at, where its arguments alone leave it open. */
export const hintedAction = (tool: string): Action =>
  HINTS.find(([hint]) => hint.test(toolKey(tool)))?.[1] ?? "other";
