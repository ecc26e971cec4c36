import { toolKey } from "../engine/calls/names.ts";
import type { ToolSpec } from "../providers/provider.ts";
import { jsonArgs } from "./arguments/jsonArgs.ts";
import { nearestNames } from "./nearestNames.ts";
import type { KeptOutputs, OnBug, Workspace } from "./ports.ts";
import { ToolProblem } from "./problem.ts";
import { isResult, refused } from "./results.ts";
import { safePermission, safeResult } from "./safe/safeResult.ts";
import type { CallContext, PreparedCall, Tool, ToolResult, Tools } from "./tool.ts";
import { untilAborted } from "./untilAborted.ts";

export interface ToolboxPorts {
  /** Asked anew each time: tools of other extensions come and go. Of two with one name the first counts. */
  readonly tools: () => readonly Tool[];
  readonly workspace: Pick<Workspace, "isTrusted">;
  readonly kept: KeptOutputs;
  readonly onBug: OnBug;
}

type Call = { readonly tool: string; readonly args: string };

const BUG = refused(
  "The tool failed because of an error of its own, which was logged. Trying the same again will hardly help: go another way, or tell the user.",
);
const UNTRUSTED = refused(
  "The user has not trusted this workspace: only reading is possible here. Tell the user what you would change; trusting the workspace is theirs to decide.",
);

/**
 * The one door to all tools: whatever a tool does or throws, the model gets an
 * answer that is safe to show and short enough, and people see what they allow.
 */
export class Toolbox implements Tools {
  readonly #ports: ToolboxPorts;
  #list: readonly Tool[] = [];
  #byName: ReadonlyMap<string, Tool> = new Map();
  #specs: readonly ToolSpec[] = [];
  #written = "[]";

  constructor(ports: ToolboxPorts) {
    this.#ports = ports;
  }

  get specs(): readonly ToolSpec[] {
    this.#update();
    return this.#specs;
  }

  readonly effectOf = (tool: string): Tool["effect"] | undefined => this.#find(tool)?.effect;

  readonly prepare = async (call: Call, context: CallContext): Promise<PreparedCall | ToolResult> => {
    const prepared = await this.#answer(call.tool, context, () => this.#prepare(call, context));
    if (isResult(prepared)) return prepared;
    const run = (signal: AbortSignal): Promise<ToolResult> =>
      this.#answer(call.tool, { ...context, signal }, async () => prepared.run(signal));
    const { permission } = prepared;
    return permission ? { permission: safePermission(permission), run } : { run };
  };

  async #prepare(call: Call, context: CallContext): Promise<PreparedCall | ToolResult> {
    const tool = this.#find(call.tool);
    if (!tool) return refused(this.#unknownWords(call.tool));
    const args = jsonArgs(call.args);
    if (tool.effect === "changes" && !this.#ports.workspace.isTrusted()) return UNTRUSTED;
    return tool.prepare(args, context);
  }

  /** What `work` gives, made safe; what it throws, as an answer. Rejects only when the signal aborts, and at once. */
  async #answer<T extends PreparedCall | ToolResult>(
    tool: string,
    context: CallContext,
    work: () => Promise<T>,
  ): Promise<T | ToolResult> {
    try {
      const done = await untilAborted(work(), context.signal);
      return isResult(done) ? await safeResult(done, context, this.#ports.kept) : done;
    } catch (error) {
      context.signal.throwIfAborted();
      if (error instanceof ToolProblem) return safeResult(refused(error.message), context, this.#ports.kept);
      this.#ports.onBug(error, tool);
      return BUG;
    }
  }

  #find(name: string): Tool | undefined {
    this.#update();
    return this.#byName.get(name);
  }

  #update(): void {
    const list = this.#ports.tools();
    if (list === this.#list) return;
    this.#list = list;
    this.#byName = new Map(list.toReversed().map((tool) => [tool.spec.name, tool]));
    const specs = list.map(({ spec }) => spec).filter((spec) => this.#byName.get(spec.name)?.spec === spec);
    const written = JSON.stringify(specs);
    if (written === this.#written) return;
    this.#written = written;
    this.#specs = specs;
  }

  #unknownWords(name: string): string {
    const names = this.#specs.map((spec) => spec.name);
    const same = names.filter((known) => toolKey(known) === toolKey(name));
    const near = same.length > 0 ? same : nearestNames(name, names, 3);
    const meant = near.length > 0 ? ` Did you mean ${near.join(" or ")}?` : "";
    return `There is no tool "${name}".${meant} The tools are: ${names.join(", ") || "none"}.`;
  }
}
