import type { RestorePorts } from "../../engine/restore/restore.ts";
import { readWorkspaceFile } from "./workspaceFile.ts";

/** What a compaction may ask about the world. Terminals and tools join when the chat has any. */
export const workspaceWorld: RestorePorts = { readFile: readWorkspaceFile };
