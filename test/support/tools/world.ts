import type { Entry } from "../../../src/engine/entries.ts";
import type {
  Diagnostic,
  FilesRequest,
  Folder,
  Match,
  TextRequest,
  ToolPorts,
} from "../../../src/tools/ports.ts";
import { isResult } from "../../../src/tools/results.ts";
import type { CallContext, PreparedCall, ToolResult } from "../../../src/tools/tool.ts";
import { Toolbox } from "../../../src/tools/toolbox.ts";
import { workspaceTools } from "../../../src/tools/workspaceTools.ts";
import { TestClock } from "./clock.ts";
import { Disk } from "./disk.ts";
import { Kept } from "./kept.ts";
import { TestShell } from "./shell.ts";

export interface WorldOptions {
  readonly folders?: readonly Folder[];
  readonly isTrusted?: boolean;
  readonly isWindows?: boolean;
  readonly ignoresCase?: boolean;
  readonly disk?: Disk;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly diagnostics?: readonly Diagnostic[];
  readonly ignored?: readonly string[];
  readonly entries?: readonly Entry[];
  readonly kept?: Kept;
}

const APP: readonly Folder[] = [{ name: "app", path: "/home/app" }];

/** A workspace in memory with all tools over it. */
export class World {
  readonly disk: Disk;
  readonly kept: Kept;
  readonly shell = new TestShell();
  readonly clock = new TestClock();
  readonly bugs: unknown[] = [];
  readonly output: string[] = [];
  readonly searched: (FilesRequest | TextRequest)[] = [];
  /** What searches find. */
  foundFiles: readonly string[] = [];
  foundText: readonly Match[] = [];
  entries: readonly Entry[];
  isTrusted: boolean;
  readonly ports: ToolPorts;
  readonly tools: Toolbox;
  #calls = 0;

  constructor(options: WorldOptions = {}) {
    const { folders = APP, isWindows = false, ignoresCase = false, diagnostics = [], ignored = [] } = options;
    this.disk = options.disk ?? new Disk(options.files ?? {}, { ignoresCase });
    this.kept = options.kept ?? new Kept();
    this.entries = options.entries ?? [];
    this.isTrusted = options.isTrusted ?? true;
    for (const { path } of folders) this.disk.makeFolder(path);
    this.ports = {
      workspace: { folders: () => folders, isTrusted: () => this.isTrusted, isWindows, ignoresCase },
      files: this.disk,
      search: {
        files: async (request) => this.#found(request, this.foundFiles),
        text: async (request) => this.#found(request, this.foundText),
        ignored: async (_, names) => new Set(names.filter((name) => ignored.includes(name))),
      },
      diagnostics: { of: (path) => diagnostics.filter((one) => path === undefined || one.path === path) },
      shell: this.shell,
      kept: this.kept,
      clock: this.clock,
    };
    const tools = workspaceTools(this.ports);
    this.tools = new Toolbox({ ...this.ports, tools: () => tools, onBug: (error) => this.bugs.push(error) });
  }

  #found<T>(request: FilesRequest | TextRequest, found: readonly T[]) {
    this.searched.push(request);
    return { found: found.slice(0, request.most), isCut: found.length > request.most };
  }

  context(signal = new AbortController().signal): CallContext {
    const callId = `call${++this.#calls}`;
    return {
      session: "s1",
      callId,
      entries: this.entries,
      signal,
      onOutput: (text) => this.output.push(text),
    };
  }

  prepare(tool: string, args: unknown): Promise<PreparedCall | ToolResult> {
    const text = typeof args === "string" ? args : JSON.stringify(args);
    return this.tools.prepare({ tool, args: text }, this.context());
  }

  /** The call made, whatever it would have to be asked for. */
  async call(tool: string, args: unknown, signal = new AbortController().signal): Promise<ToolResult> {
    const prepared = await this.prepare(tool, args);
    return isResult(prepared) ? prepared : prepared.run(signal);
  }

  /** What would be asked; undefined: nothing. Fails for a call that cannot be made. */
  async permission(tool: string, args: unknown) {
    const prepared = await this.prepare(tool, args);
    if (isResult(prepared)) throw new Error(prepared.text);
    return prepared.permission;
  }
}
