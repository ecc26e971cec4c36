import type { Args } from "./args.ts";

/** What a call does, whichever assistant's tool it is. Paths are as the model wrote them. */
export type CallFacts =
  | ReadFacts
  | WriteFacts
  | EditFacts
  | RunFacts
  | SearchFacts
  | ListFacts
  | PlanFacts
  | OtherFacts;

/** Lines `from` to `to`, counted from 1, both included; absent where the call does not say. */
export interface ReadFacts {
  readonly action: "read";
  readonly path: string;
  readonly from?: number;
  readonly to?: number;
}

export interface WriteFacts {
  readonly action: "write";
  readonly path: string;
  readonly content: string;
}

/** One replacement; `before` is empty where text is only added. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** At least one change; a patch may touch several files. */
export interface EditFacts {
  readonly action: "edit";
  readonly changes: readonly Change[];
}

export interface RunFacts {
  readonly action: "run";
  readonly command: string;
  readonly cwd?: string;
  /** Files that the command line itself reads or writes: `sed -n 1,9p a.ts`, `cat > a.ts`. */
  readonly files: readonly FileTouch[];
}

/** `content` where the command line holds it (a here-document); lines where it names them. */
export interface FileTouch {
  readonly path: string;
  readonly did: "read" | "write" | "edit";
  readonly content?: string;
  readonly from?: number;
  readonly to?: number;
}

/** `pattern` is searched in texts or in file names. */
export interface SearchFacts {
  readonly action: "search";
  readonly pattern: string;
  readonly path?: string;
}

export interface ListFacts {
  readonly action: "list";
  readonly path: string;
}

export type PlanState = "open" | "active" | "done" | "dropped";

/** `id` where the tool names its items; `text` is absent in an update of the state alone. */
export interface PlanItem {
  readonly id?: string;
  readonly text?: string;
  readonly state: PlanState;
}

/** The whole list anew (`replaces`), or items to be added or changed. */
export interface PlanFacts {
  readonly action: "plan";
  readonly items: readonly PlanItem[];
  readonly replaces: boolean;
}

/** `args` is empty where they are no JSON object. */
export interface OtherFacts {
  readonly action: "other";
  readonly args: Args;
}

export type Action = CallFacts["action"];

/** Files that the call names, in its order, without repetition. */
export function pathsOf(facts: CallFacts): string[] {
  switch (facts.action) {
    case "read":
    case "write":
    case "list":
      return [facts.path];
    case "edit":
      return [...new Set(facts.changes.map(({ path }) => path))];
    case "search":
      return facts.path === undefined ? [] : [facts.path];
    case "run":
      return [...new Set(facts.files.map(({ path }) => path))];
    case "plan":
    case "other":
      return [];
  }
}

/** Files that the call writes to, without repetition. */
export function changedPaths(facts: CallFacts): string[] {
  if (facts.action !== "run")
    return facts.action === "edit" || facts.action === "write" ? pathsOf(facts) : [];
  return [...new Set(facts.files.filter(({ did }) => did !== "read").map(({ path }) => path))];
}
