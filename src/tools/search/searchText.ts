import * as z from "zod";

import { cut, grouped, plural } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import { globFor, nameOf } from "../place/paths.ts";
import { placeAt } from "../place/place.ts";
import type { Found, Match, ToolPorts } from "../ports.ts";
import { answered } from "../results.ts";
import type { Tool, ToolResult } from "../tool.ts";
import { globScope, scopeOf } from "./scope.ts";

const USUAL = 100;
const MOST = 500;
/** Characters of a line. */
const LONGEST_LINE = 300;

const ARGS = z.object({
  pattern: z
    .string()
    .min(1)
    .describe("The text to find; with isRegex a regular expression, within one line."),
  isRegex: z.boolean().optional(),
  isCaseSensitive: z.boolean().optional().describe("Whether capitals matter; they do not if left out."),
  include: z.string().optional().describe('Only in files that fit this glob, such as "*.ts" or "src/**".'),
  path: z.string().optional().describe("Folder or file to look in; the whole workspace if left out."),
  limit: z.int().min(1).max(MOST).optional().describe(`Matches to show at most; ${USUAL} if left out.`),
});

export const searchText = (ports: ToolPorts): Tool =>
  defineTool({
    name: "search_text",
    description:
      "Searches the texts of the workspace's files. Each match is told as path:line: text. What settings and ignore files exclude is left out.",
    effect: "looks",
    args: ARGS,
    prepare: async (args, context) => {
      const { pattern, isRegex = false, isCaseSensitive = false, include, path, limit = USUAL } = args;
      const scope = await scopeOf(path, ports, context.signal);
      const { file } = scope;
      const where =
        include && !file ? included(globScope(include, scope, ports)) : { folders: scope.folders };
      const only = file ? { include: globFor(nameOf(file)) } : {};
      const wanted = { pattern, isRegex, isCaseSensitive, most: limit, ...where, ...only };
      const run = async (signal: AbortSignal): Promise<ToolResult> => {
        const { found, isCut } = await ports.search.text({ ...wanted, signal });
        const meant = file === undefined ? found : found.filter((match) => match.path === file);
        return told({ found: meant, isCut }, pattern, ports);
      };
      return { run };
    },
  });

const included = ({ glob, folders }: ReturnType<typeof globScope>) => ({ include: glob, folders });

async function told({ found, isCut }: Found<Match>, pattern: string, ports: ToolPorts): Promise<ToolResult> {
  const { matches, hidden } = await allowed(found, ports);
  const more = `[Showing the first ${grouped(found.length)}; a narrower pattern or path finds the rest.]`;
  const notes = [...(isCut ? [more] : []), ...(hidden > 0 ? [`[${hiddenWords(hidden)}]`] : [])];
  const lines = matches.length > 0 ? inFiles(matches, pattern) : [`No matches for ${cut(pattern, 200)}.`];
  return answered([...lines, ...notes].join("\n"));
}

const hiddenWords = (files: number): string =>
  `${plural(files, "file")} with matches not shown: outside of the workspace by a link, or may hold keys or passwords; read_file asks the user`;

type Shown = Match & { readonly shown: string };

/** A search follows links, and knows of no secrets: each file is judged as if it were read. */
async function allowed(
  found: readonly Match[],
  ports: ToolPorts,
): Promise<{ readonly matches: readonly Shown[]; readonly hidden: number }> {
  const names = new Map<string, string | undefined>();
  const matches: Shown[] = [];
  for (const match of found) {
    if (!names.has(match.path)) {
      const place = await placeAt(match.path, ports);
      const isFree = place.standing === "inside" && !place.isSecret;
      names.set(match.path, isFree ? place.shown : undefined);
    }
    const shown = names.get(match.path);
    if (shown !== undefined) matches.push({ ...match, shown });
  }
  return { matches, hidden: [...names.values()].filter((shown) => shown === undefined).length };
}

/** All matches of a file together, the files in the order in which they were found. */
function inFiles(matches: readonly Shown[], pattern: string): string[] {
  const files = Map.groupBy(matches, ({ shown }) => shown);
  return [...files.values()].flatMap((ofFile) =>
    ofFile
      .toSorted((a, b) => a.line - b.line)
      .map(({ shown, line, text }) => `${shown}:${line}: ${around(text, pattern)}`),
  );
}

/** Of a long line the part with the match, where the pattern itself tells where that is. */
function around(line: string, pattern: string): string {
  const text = line.trim();
  const at = text.length > LONGEST_LINE ? text.toLowerCase().indexOf(pattern.toLowerCase()) : -1;
  const from = Math.max(0, at - LONGEST_LINE / 3);
  return (from > 0 ? "…" : "") + cut(text.slice(from), LONGEST_LINE);
}
