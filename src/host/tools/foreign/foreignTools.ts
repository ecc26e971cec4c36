import * as vscode from "vscode";

import { wireToolName } from "../../../engine/wireNames.ts";
import { TOOLS } from "../../../manifest.ts";
import type { ToolSpec } from "../../../providers/provider.ts";
import type { CallContext, PreparedCall, Tool, ToolResult } from "../../../tools/tool.ts";
import { cancellationOf } from "../cancellation.ts";
import { toolResultOf } from "./toolResult.ts";

const OWN: ReadonlySet<string> = new Set(Object.values(TOOLS));

/** Tools that other extensions and MCP servers offer now; ours for other assistants are none of them. */
export const offeredTools = (): readonly vscode.LanguageModelToolInformation[] =>
  vscode.lm.tools.filter(({ name }) => !OWN.has(name));

/** Those of them that the user has chosen, each asked for by its name. The same array as long as nothing changes. */
export function foreignTools(chosen: () => readonly string[]): () => readonly Tool[] {
  let written = "[]";
  let tools: readonly Tool[] = [];
  return () => {
    const names = new Set(chosen());
    const wanted = names.size > 0 ? offeredTools().filter(({ name }) => names.has(name)) : [];
    const now = JSON.stringify(wanted);
    if (now !== written) tools = wanted.map(toolOf);
    written = now;
    return tools;
  };
}

const toolOf = (information: vscode.LanguageModelToolInformation): Tool => ({
  spec: specOf(information),
  // What it does to the world is not known.
  effect: "changes",
  prepare: (args, context) => Promise.resolve(prepared(information.name, args, context)),
});

const specOf = ({ name, description, inputSchema }: vscode.LanguageModelToolInformation): ToolSpec => ({
  name: wireToolName(name),
  description,
  parameters: { type: "object", properties: {}, ...inputSchema },
});

const prepared = (name: string, args: unknown, { signal }: CallContext): PreparedCall => ({
  permission: {
    key: `foreign:${name}`,
    action: "foreign",
    target: `${name} ${JSON.stringify(args)}`,
    always: name,
  },
  run: (running) => invoke(name, args, AbortSignal.any([signal, running])),
});

async function invoke(name: string, args: unknown, signal: AbortSignal): Promise<ToolResult> {
  signal.throwIfAborted();
  using cancellation = cancellationOf(signal);
  try {
    const input = typeof args === "object" && args !== null ? args : {};
    const result = await vscode.lm.invokeTool(
      name,
      { input, toolInvocationToken: undefined },
      cancellation.token,
    );
    return toolResultOf(result.content);
  } catch (error) {
    signal.throwIfAborted();
    // It is another program's: its own words are all that is known.
    return {
      text: `The tool failed: ${error instanceof Error ? error.message : String(error)}`,
      isError: true,
    };
  }
}
