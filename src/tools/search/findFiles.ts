import * as z from "zod";

import { flat, grouped } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import { shownPath } from "../place/shownPath.ts";
import type { ToolPorts } from "../ports.ts";
import { answered } from "../results.ts";
import type { Tool } from "../tool.ts";
import { globScope, scopeOf } from "./scope.ts";

const USUAL = 200;
const MOST = 1_000;

const ARGS = z.object({
  glob: z.string().min(1).describe('Such as "*.test.ts", "src/**/*.{css,scss}", "**/README*".'),
  path: z.string().optional().describe("Folder to look in; the whole workspace if left out."),
  limit: z.int().min(1).max(MOST).optional().describe(`Files to show at most; ${USUAL} if left out.`),
});

export const findFiles = (ports: ToolPorts): Tool =>
  defineTool({
    name: "find_files",
    description:
      "Finds files by name in the workspace. What the workspace's settings and ignore files exclude is left out. search_text searches in their texts.",
    effect: "looks",
    args: ARGS,
    prepare: async ({ glob, path, limit = USUAL }, context) => {
      const wanted = globScope(glob, await scopeOf(path, ports, context.signal), ports);
      return {
        run: async (signal) => {
          const { found, isCut } = await ports.search.files({ ...wanted, most: limit, signal });
          const shown = found.map((file) => flat(shownPath(file, ports.workspace) ?? file));
          if (shown.length === 0) return answered(`No files found for ${wanted.glob}.`);
          const note = isCut
            ? [`[Showing the first ${grouped(shown.length)}; a narrower glob finds the rest.]`]
            : [];
          return answered([...shown.sort(), ...note].join("\n"));
        },
      };
    },
  });
