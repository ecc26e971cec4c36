import type {
  CallContext,
  Permission,
  PreparedCall,
  Tool,
  ToolResult,
  Tools,
} from "../../../src/tools/tool.ts";

interface FakeTool {
  readonly name: string;
  readonly effect?: Tool["effect"];
  readonly permission?: Permission;
  /** Says at once why it cannot be done. */
  readonly refuses?: string;
  /** By default it tells what it was called with. */
  readonly run?: (args: string, context: CallContext) => Promise<ToolResult>;
}

export const done = (text: string): ToolResult => ({ text, isError: false });

/** Tools without a world. An unknown one is answered as the real ones do. */
export function fakeTools(...tools: readonly FakeTool[]): Tools {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return {
    specs: tools.map(({ name }) => ({ name, description: `Does ${name}.`, parameters: { type: "object" } })),
    effectOf: (tool) => byName.get(tool) && (byName.get(tool)?.effect ?? "looks"),
    prepare({ tool, args }, context): Promise<PreparedCall | ToolResult> {
      const known = byName.get(tool);
      const refusal = known ? known.refuses : `There is no tool "${tool}".`;
      if (refusal !== undefined) return Promise.resolve({ text: refusal, isError: true });
      const run = known?.run ?? ((given: string) => Promise.resolve(done(`${tool}: ${given}`)));
      const permission = known?.permission ? { permission: known.permission } : {};
      return Promise.resolve({ ...permission, run: () => run(args, context) });
    },
  };
}

export const permissionFor = (key: string): Permission => ({
  key,
  action: "run",
  target: `do ${key}`,
  always: "this",
});
