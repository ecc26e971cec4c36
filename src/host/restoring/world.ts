import type { RestorePorts } from "../../engine/restore/restore.ts";
import { readWorkspaceFile } from "./workspaceFile.ts";

/** What a compaction may ask about the world. */
export const workspaceWorld: RestorePorts = { readFile: readWorkspaceFile };
