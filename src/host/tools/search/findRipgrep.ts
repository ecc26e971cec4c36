import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";

/**
 * The ripgrep that VS Code searches with, undefined where it ships none that
 * runs here. Its place differs: one package for all machines from 1.139 on,
 * before that one for each; desktop builds unpack it from their archive.
 */
export async function findRipgrep(appRoot: string): Promise<string | undefined> {
  const name = process.platform === "win32" ? "rg.exe" : "rg";
  const machine = `${process.platform}-${process.arch}`;
  const places = ["node_modules", "node_modules.asar.unpacked"].flatMap((modules) => [
    join(appRoot, modules, "@vscode", "ripgrep-universal", "bin", machine, name),
    join(appRoot, modules, "@vscode", "ripgrep", "bin", name),
    join(appRoot, modules, "vscode-ripgrep", "bin", name),
  ]);
  for (const place of places) if (await isExecutable(place)) return place;
  return undefined;
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
