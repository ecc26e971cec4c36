/**
 * What the tools ask of the machine. Adapters decide nothing: what may be read,
 * shown, written or run is decided here in tools/, before a port is called.
 *
 * Every path that crosses a port is absolute and has forward slashes only:
 * `/home/me/app`, `C:/app`, `//server/share/app`; in a workspace that lies on no
 * disk a whole URI, not percent-encoded: `vscode-vfs://github/me/app`.
 *
 * What can go wrong outside of this program (no permission, a full disk, a
 * server away) is thrown as `ToolProblem`; an absent file is no failure.
 */

export interface ToolPorts {
  readonly workspace: Workspace;
  readonly files: Files;
  readonly search: Search;
  readonly diagnostics: Diagnostics;
  readonly shell: Shell;
  readonly kept: KeptOutputs;
  readonly clock: Clock;
}

export interface Folder {
  /** As people see it in the explorer; of several folders no two should have the same. */
  readonly name: string;
  readonly path: string;
}

/** Read anew for each call: folders come and go, trust is given. */
export interface Workspace {
  readonly folders: () => readonly Folder[];
  readonly isTrusted: () => boolean;
  /** How paths are written on the machine where the folders are. */
  readonly isWindows: boolean;
  /** Whether `A.ts` and `a.ts` are one file there. */
  readonly ignoresCase: boolean;
}

export interface FileInfo {
  readonly kind: "file" | "folder";
  /** Bytes; 0 of a folder. */
  readonly size: number;
  /** Another text whenever the content is another: time of change and size, an open editor's version. */
  readonly version: string;
}

export interface FolderItem {
  readonly name: string;
  /** Links are told as what they are, not as what they lead to. Anything else (sockets, devices) is left out. */
  readonly kind: "file" | "folder" | "link";
  /** Bytes, of files. */
  readonly size?: number;
}

/**
 * Where an editor holds unsaved changes, a file's content is what the editor
 * shows, encoded as the file is, its byte order mark included.
 */
export interface Files {
  /**
   * The path with every link resolved, spelled as the system spells it; undefined
   * where nothing is there, also for a link that leads nowhere. Where links cannot
   * be followed (on no disk): the path itself, or undefined.
   */
  readonly realpath: (path: string) => Promise<string | undefined>;
  /** Whether the path itself is a link, whatever it leads to; it may lead nowhere. */
  readonly isLink: (path: string) => Promise<boolean>;
  /** Of what a link leads to; undefined where nothing is there, or something that is neither. */
  readonly stat: (path: string) => Promise<FileInfo | undefined>;
  /** Unordered; nothing is hidden. Stops at about `most`. */
  readonly list: (folder: string, most: number) => Promise<readonly FolderItem[]>;
  /** The whole file. Callers look at the size first. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The same in pieces of about 64 KiB to 1 MiB; ending early closes the file. */
  readonly chunks: (path: string, signal: AbortSignal) => AsyncIterable<Uint8Array>;
  /** What the call would write, to be shown while people are asked; nothing is written. */
  readonly propose: (path: string, bytes: Uint8Array, call: CallRef) => void;
  /** Whole or not at all, with the folders above it; so that it can be undone, and saved. */
  readonly write: (path: string, bytes: Uint8Array, call: CallRef) => Promise<void>;
}

/** Names one call of one conversation. */
export interface CallRef {
  readonly session: string;
  readonly callId: string;
}

interface SearchRequest {
  /** Folders to look into, each with everything below it. */
  readonly folders: readonly string[];
  /** More than these are not looked for. */
  readonly most: number;
  readonly signal: AbortSignal;
}

export interface FilesRequest extends SearchRequest {
  /** A pattern as in `files.exclude`, `src/{a,b}/*.ts`, from each of `folders`. */
  readonly glob: string;
}

export interface TextRequest extends SearchRequest {
  readonly pattern: string;
  readonly isRegex: boolean;
  readonly isCaseSensitive: boolean;
  /** Only in files that fit this glob, from each of `folders`. */
  readonly include?: string;
}

export interface Match {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line; it may be cut at about 1,000 characters. */
  readonly text: string;
}

/** What the workspace's settings and ignore files leave out of a search is left out. A bad pattern is a `ToolProblem`. */
export interface Search {
  readonly files: (request: FilesRequest) => Promise<Found<string>>;
  readonly text: (request: TextRequest) => Promise<Found<Match>>;
  /** Of direct children of `folder`: the names that a search would leave out. */
  readonly ignored: (folder: string, names: readonly string[]) => Promise<ReadonlySet<string>>;
}

export interface Found<T> {
  readonly found: readonly T[];
  /** There are more. */
  readonly isCut: boolean;
}

export type Severity = "error" | "warning" | "information" | "hint";

export interface Diagnostic {
  readonly path: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly message: string;
  /** `ts(2322)`: who says it, and the code. */
  readonly source?: string;
}

export interface Diagnostics {
  /** What the editor knows now; of all files where `path` is absent. A folder's path means all files below it. */
  readonly of: (path?: string) => readonly Diagnostic[];
}

export interface CommandRequest {
  /** A line for the user's shell, run as it is. */
  readonly command: string;
  readonly cwd: string;
}

export interface RunningCommand {
  /** What it prints, stdout and stderr as they come; ends with the command. The reader's pace is waited for. */
  readonly output: AsyncIterable<string>;
  /** Settles when the command is over, stopped ones included. */
  readonly ended: Promise<CommandEnd>;
  /** Ends it with everything that it started: asked first, by force soon after. Fine when it is over. */
  readonly stop: () => void;
}

export interface CommandEnd {
  /** Absent where it is not known: a terminal without shell integration, or ended by a signal. */
  readonly exitCode?: number;
  /** `SIGSEGV` and the like. */
  readonly signal?: string;
}

/** Standard input is closed; no command may ask for a password on the terminal behind our back. */
export interface Shell {
  /** What runs commands, for the tool's description: `bash`, `PowerShell 7`, `cmd.exe`. The same for a whole session. */
  readonly name: string;
  readonly start: (request: CommandRequest) => Promise<RunningCommand>;
}

/** Outputs too long for a model, kept whole on this machine. */
export interface KeptOutputs {
  /** The folder of all of them: reading there is free, writing is not allowed. */
  readonly folder: string;
  /** A new file for this call; a second one for the same call gets another name. */
  readonly open: (call: CallRef) => Promise<KeptOutput>;
}

export interface KeptOutput {
  readonly path: string;
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Clock {
  /** Milliseconds, of any beginning; never goes back. */
  readonly now: () => number;
  /** Runs `run` once after so many milliseconds, unless the returned function is called before. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Where bugs go: they are logged, and never shown to the model in detail. */
export type OnBug = (error: unknown, tool: string) => void;
