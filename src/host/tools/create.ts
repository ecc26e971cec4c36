import { join } from "node:path";

import * as vscode from "vscode";

import type { RestorePorts } from "../../engine/restore/restore.ts";
import { systemTimer } from "../../providers/timer.ts";
import { storageRoot } from "../../sessions/storageRoot.ts";
import { type Mentions, mentionsOf } from "../../tools/mentions/mentions.ts";
import type { CallRef, OnBug, ToolPorts } from "../../tools/ports.ts";
import type { Tool, Tools } from "../../tools/tool.ts";
import { Toolbox } from "../../tools/toolbox.ts";
import { workspaceTools } from "../../tools/workspaceTools.ts";
import { workspaceWorld } from "../restoring/world.ts";
import { diagnostics } from "./diagnostics.ts";
import { Diffs } from "./edits/diffs.ts";
import { Edits } from "./edits/edits.ts";
import { KeptEdits } from "./edits/keptEdits.ts";
import { filesOf } from "./files/create.ts";
import { foreignTools } from "./foreign/foreignTools.ts";
import { keptOutputsIn } from "./keptOutputs.ts";
import { searchOf } from "./search/create.ts";
import { Commands } from "./shell/commands.ts";
import { readToolSettings } from "./toolSettings.ts";
import { workspace } from "./workspace.ts";

/** The tools of this window, and what people do with their edits. */
export interface HostTools extends vscode.Disposable {
  /** What the model may call now; undefined where the user has switched tools off. */
  readonly tools: () => Tools | undefined;
  /** Of what a message names; also where tools are switched off. */
  readonly mentions: Mentions;
  /** Puts back what was there before an edit. Rejects with a UserFacingError where that would lose later changes. */
  readonly undoEdit: (call: CallRef) => Promise<void>;
  /** Before and after of an edit in VS Code's diff editor, also before it is allowed. */
  readonly showDiff: (call: CallRef) => Promise<void>;
  /** What was there before the edit whose undo was refused last, beside the file as it is now. */
  readonly compareEdit: () => Promise<void>;
  /** What the tools see of this window, for whoever offers files to people. */
  readonly ports: Pick<ToolPorts, "files" | "search" | "workspace">;
  /** What a compaction may ask about the world: files, commands that run, tools. */
  readonly world: Required<RestorePorts>;
}

export function toolsOf(
  { storageUri, globalStorageUri }: Pick<vscode.ExtensionContext, "storageUri" | "globalStorageUri">,
  onBug: OnBug,
): HostTools {
  const root = storageRoot({
    globalStorage: globalStorageUri.fsPath,
    ...(storageUri ? { storage: storageUri.fsPath } : {}),
  });
  const edits = new Edits(new KeptEdits(join(root, "edits")));
  const diffs = new Diffs(edits);
  const commands = new Commands();
  const kept = keptOutputsIn(join(root, "outputs"));
  const ports: ToolPorts = {
    workspace,
    files: filesOf(edits),
    search: searchOf(vscode.env.appRoot),
    diagnostics,
    shell: commands,
    kept,
    clock: { now: () => performance.now(), after: systemTimer },
  };
  const toolbox = new Toolbox({ tools: allTools(ports), workspace, kept, onBug });
  const tools = (): Tools | undefined => (readToolSettings().isEnabled ? toolbox : undefined);
  return {
    tools,
    mentions: mentionsOf(toolbox, ports),
    ports,
    undoEdit: (call) => edits.undo(call),
    showDiff: (call) => diffs.show(call),
    compareEdit: () => diffs.compareWithFile(edits.lastRefused),
    world: {
      ...workspaceWorld,
      terminals: () => Promise.resolve(commands.running()),
      tools: () => tools()?.specs.map(({ name }) => name) ?? [],
    },
    dispose: () => vscode.Disposable.from(diffs, commands).dispose(),
  };
}

/** Ours, then those of other extensions. The same array as long as nothing changes. */
function allTools(ports: ToolPorts): () => readonly Tool[] {
  const ours = workspaceTools(ports, { commandTimeout: () => readToolSettings().commandTimeout });
  const foreign = foreignTools(() => readToolSettings().others);
  let others: readonly Tool[] = [];
  let all = ours;
  return () => {
    const now = foreign();
    if (now !== others) all = [...ours, ...now];
    others = now;
    return all;
  };
}
