import type { Search } from "../../../tools/ports.ts";
import { isOnDisk } from "../places.ts";
import { findRipgrep } from "./findRipgrep.ts";
import { plainSearch } from "./plainSearch.ts";
import { ripgrepSearch } from "./ripgrepSearch.ts";

/** With VS Code's ripgrep, where there is one and the folders lie on this machine's disk. It is looked for once. */
export function searchOf(appRoot: string): Search {
  let asked: Promise<Search> | undefined;
  const find = async (): Promise<Search> => {
    const program = await findRipgrep(appRoot);
    return program === undefined ? plainSearch : ripgrepSearch(program);
  };
  const forFolders = (folders: readonly string[]): Promise<Search> =>
    folders.every(isOnDisk) ? (asked ??= find()) : Promise.resolve(plainSearch);
  return {
    files: async (request) => (await forFolders(request.folders)).files(request),
    text: async (request) => (await forFolders(request.folders)).text(request),
    ignored: async (folder, names) => (await forFolders([folder])).ignored(folder, names),
  };
}
