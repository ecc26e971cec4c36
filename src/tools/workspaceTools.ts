import { runCommand } from "./command/runCommand.ts";
import { editFile } from "./files/editFile.ts";
import { listFolder } from "./files/listFolder.ts";
import { readFile } from "./files/readFile.ts";
import { SeenFiles } from "./files/seenFiles.ts";
import { writeFile } from "./files/writeFile.ts";
import { recallHistory } from "./history/recallHistory.ts";
import type { ToolPorts } from "./ports.ts";
import { findFiles } from "./search/findFiles.ts";
import { getDiagnostics } from "./search/getDiagnostics.ts";
import { searchText } from "./search/searchText.ts";
import type { Tool } from "./tool.ts";
import { updatePlan } from "./updatePlan.ts";

export interface ToolOptions {
  /** Seconds after which a command is ended whose call says nothing of it; read anew for each. */
  readonly commandTimeout?: () => number;
}

/**
 * Our own tools, in the order in which models are told of them. Neither it nor
 * a word of them changes with options: they stand at the beginning of cached
 * prompts. To be made once: they remember which files were read.
 */
export function workspaceTools(ports: ToolPorts, options: ToolOptions = {}): readonly Tool[] {
  const seen = new SeenFiles();
  return [
    readFile(ports, seen),
    listFolder(ports),
    findFiles(ports),
    searchText(ports),
    getDiagnostics(ports),
    editFile(ports, seen),
    writeFile(ports, seen),
    runCommand(ports, options.commandTimeout),
    updatePlan,
    recallHistory,
  ];
}
