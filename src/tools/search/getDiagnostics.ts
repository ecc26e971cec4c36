import * as z from "zod";

import { cut, flat, grouped } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import { existingPlace, readPermission } from "../place/access.ts";
import { shownPath } from "../place/shownPath.ts";
import type { Diagnostic, Severity, ToolPorts } from "../ports.ts";
import { answered } from "../results.ts";
import type { Tool } from "../tool.ts";

const MOST = 100;
/** Characters. */
const LONGEST_MESSAGE = 500;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

const ARGS = z.object({
  path: z.string().optional().describe("A file or folder; the whole workspace if left out."),
});

export const getDiagnostics = (ports: ToolPorts): Tool =>
  defineTool({
    name: "get_diagnostics",
    description:
      "Errors and warnings that the editor shows now, of compilers and linters, worst first. Files that were never opened may have none yet; a build or test run knows more.",
    effect: "looks",
    args: ARGS,
    prepare: async ({ path }, context) => {
      if (!path) return { run: async () => told(ports.diagnostics.of(), ports) };
      const place = await existingPlace(path, ports, context.signal);
      const permission = readPermission(place, ports);
      const run = async () => told(ports.diagnostics.of(place.path), ports, place.shown);
      return permission ? { permission, run } : { run };
    },
  });

/** Of the whole workspace only what lies in it is told: an editor may have other files open. */
function told(all: readonly Diagnostic[], { workspace }: ToolPorts, scope?: string) {
  const lines = all
    .map((one) => ({ ...one, shown: shownPath(one.path, workspace) ?? scope }))
    .filter(({ shown, severity }) => shown !== undefined && severity !== "hint")
    .sort((a, b) => RANK[a.severity] - RANK[b.severity])
    .map(({ shown, line, column, severity, message, source }) =>
      [
        `${shown}:${line}:${column} ${severity}:`,
        cut(flat(message), LONGEST_MESSAGE),
        source && `(${source})`,
      ]
        .filter(Boolean)
        .join(" "),
    );
  const note = lines.length > MOST ? [`[${grouped(lines.length - MOST)} more are not shown.]`] : [];
  const none = `No errors or warnings${scope === undefined ? "" : ` in ${scope}`}.`;
  return answered([...lines.slice(0, MOST), ...note].join("\n") || none);
}
