import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder where Claude Code keeps the logs of a workspace folder: its path
 * with a dash for all but letters and digits. Where there is none, the folder
 * of all its logs; undefined when that is not there either.
 */
export async function claudeCodeLogs(
  workspace: string | undefined,
  home = process.env["CLAUDE_CONFIG_DIR"] ?? join(homedir(), ".claude"),
): Promise<string | undefined> {
  const all = join(home, "projects");
  const own = workspace === undefined ? [] : [join(all, workspace.replaceAll(/[^\dA-Za-z]/g, "-"))];
  for (const folder of [...own, all]) if (await isFolder(folder)) return folder;
  return undefined;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
