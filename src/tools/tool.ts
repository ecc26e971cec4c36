import type { Entry, Media } from "../engine/entries.ts";
import type { ToolSpec } from "../providers/provider.ts";

/** What the model is answered. An error says what to do instead: the model reads it, and tries again. */
export interface ToolResult {
  readonly text: string;
  readonly isError: boolean;
  readonly media?: readonly Media[];
}

/** What a person is asked before a call runs. */
export interface Permission {
  /** Calls with the same key are not asked for again once *always* or *never* was said in this conversation. */
  readonly key: string;
  /** `foreign`: a tool of another extension or of an MCP server. */
  readonly action: "read" | "write" | "run" | "foreign";
  /** The exact path or command, whole. */
  readonly target: string;
  /** Why it is asked for, where `action` does not tell: "outside of the workspace". */
  readonly because?: string;
  /** What *always* would allow, to follow "Always allow": "this command", "edits in the workspace". */
  readonly always: string;
  /** A unified diff of what would be written. */
  readonly diff?: string;
}

/** A call that can be made: its arguments are right, and its place is one where that may be asked for. */
export interface PreparedCall {
  /** Absent: nobody has to be asked. */
  readonly permission?: Permission;
  /** Rejects only with bugs, and when the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<ToolResult>;
}

/** What a call is made in. */
export interface CallContext {
  readonly session: string;
  readonly callId: string;
  /** The log, for tools that look into it. */
  readonly entries: readonly Entry[];
  readonly signal: AbortSignal;
  /** What a running call puts out, as it comes: for people, while they wait. */
  readonly onOutput: (text: string) => void;
  /** Characters that the result may have at most, where the window has little room; else the tools' own limit. */
  readonly mostCharacters?: number;
}

export interface Tool {
  readonly spec: ToolSpec;
  /** Calls that only look may run side by side; those that change something run one after the other. */
  readonly effect: "looks" | "changes";
  /**
   * `args` is parsed JSON, of any shape. A result tells the model at once why it cannot be done; so does a
   * `ToolProblem` (problem.ts) that is thrown here or by `run`. Anything else thrown is a bug.
   */
  readonly prepare: (args: unknown, context: CallContext) => Promise<PreparedCall | ToolResult>;
}

/** All that a model may call, behind one door (toolbox.ts). */
export interface Tools {
  /** The same array as long as nothing changes: it stands at the beginning of every request. */
  readonly specs: readonly ToolSpec[];
  /** Undefined for an unknown tool. */
  readonly effectOf: (tool: string) => Tool["effect"] | undefined;
  /** Never rejects: what is unknown, or no JSON, or not as the schema says, is a result that helps the model. */
  readonly prepare: (
    call: { readonly tool: string; readonly args: string },
    context: CallContext,
  ) => Promise<PreparedCall | ToolResult>;
}
