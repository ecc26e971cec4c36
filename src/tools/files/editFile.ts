import * as z from "zod";

import { plural } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import { existingPlace } from "../place/access.ts";
import type { ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import type { Tool } from "../tool.ts";
import { preparedChange, targetOf } from "./change.ts";
import { missingWords } from "./missingWords.ts";
import { replaced } from "./replacement.ts";
import type { SeenFiles } from "./seenFiles.ts";

const ARGS = z.object({
  path: z.string().min(1).describe("From the workspace folder on, or absolute."),
  old: z
    .string()
    .min(1)
    .describe("The text to replace, exactly as read_file shows it, indentation included."),
  new: z.string().describe("The text in its place; empty to delete it."),
  replaceAll: z.boolean().optional().describe("Replace every occurrence; else old must occur exactly once."),
});

export const editFile = (ports: ToolPorts, seen: SeenFiles): Tool =>
  defineTool({
    name: "edit_file",
    description:
      "Replaces a text in a file by another. old must occur exactly once: take in lines around it until it does, or set replaceAll. The file keeps its line ends.",
    effect: "changes",
    args: ARGS,
    prepare: async ({ path, old, new: now, replaceAll = false }, context) => {
      await existingPlace(path, ports, context.signal);
      const target = await targetOf(path, ports);
      const { shown } = target.place;
      const { file } = target.now ?? {};
      if (!file) throw new ToolProblem(`There is no ${shown}: write_file makes new files.`);
      const made = replaced(file.text, { old, new: now.toWellFormed(), replaceAll });
      if (made.kind === "missing") throw new ToolProblem(missingWords(shown, file.text, { old, new: now }));
      if (made.kind === "ambiguous") throw new ToolProblem(ambiguousWords(shown, made.lines, made.isMore));
      if (made.text === file.text)
        throw new ToolProblem(`Nothing would change in ${shown}: old and new are the same.`);
      const done = `Edited ${shown}: ${plural(made.count, "replacement")}, ${lineWords(made.lines, made.count)}.`;
      return preparedChange({ target, after: { ...file, text: made.text }, done }, { ports, seen }, context);
    },
  });

function ambiguousWords(shown: string, lines: readonly number[], isMore: boolean): string {
  const many = isMore ? "more than " : "";
  return `old occurs ${many}${lines.length} times in ${shown} (lines ${lines.join(", ")}${isMore ? ", …" : ""}). Take in more lines around the one that is meant, or set replaceAll.`;
}

const lineWords = (lines: readonly number[], count: number): string =>
  `${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}${count > lines.length ? ", …" : ""}`;
