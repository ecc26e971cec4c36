import * as z from "zod";

import { linesIn, plural } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import type { ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import type { CallContext, Tool } from "../tool.ts";
import { preparedChange, type Target, targetOf } from "./change.ts";
import { PLAIN } from "./encoding.ts";
import { lineEndOf, withFeeds, withLineEnds } from "./lineEnds.ts";
import type { SeenFiles } from "./seenFiles.ts";
import { wasSeen } from "./wasSeen.ts";

const ARGS = z.object({
  path: z.string().min(1).describe("From the workspace folder on, or absolute. Folders are made as needed."),
  content: z.string().describe("The whole text of the file."),
});

export const writeFile = (ports: ToolPorts, seen: SeenFiles): Tool =>
  defineTool({
    name: "write_file",
    description:
      "Makes a new file, or writes an existing one anew as a whole; that one must have been read before. edit_file changes parts of a file.",
    effect: "changes",
    args: ARGS,
    prepare: async ({ path, content }, context) => {
      const target = await targetOf(path, ports);
      const { now, place } = target;
      if (now) assertRead(target, seen, context);
      const after = now
        ? { ...now.file, text: likeBefore(content, now.file.text) }
        : { ...PLAIN, text: content.toWellFormed() };
      if (now && after.text === now.file.text)
        throw new ToolProblem(`${place.shown} has this content already: nothing to write.`);
      const done = `${now ? "Wrote" : "Made"} ${place.shown}: ${plural(linesIn(content), "line")}.`;
      return preparedChange({ target, after, done }, { ports, seen }, context);
    },
  });

/** The file's own line ends, unless the text brings the others; its mark stays with its encoding. */
function likeBefore(content: string, before: string): string {
  const text = content.toWellFormed().replace(/^\uFEFF/, "");
  return text.includes("\r") || before === "" ? text : withLineEnds(withFeeds(text), lineEndOf(before));
}

/** Nobody overwrites what they have not seen: not the model, and not the user's edits since. */
function assertRead({ place, written, now }: Target, seen: SeenFiles, context: CallContext): void {
  if (!now || now.bytes.length === 0) return;
  const version = seen.versionOf(context.session, place.path);
  if (version === now.version) return;
  if (version !== undefined)
    throw new ToolProblem(`${place.shown} was changed since you read it. Read it again, then write it.`);
  if (wasSeen(context.entries, [written, place.shown, place.path])) return;
  throw new ToolProblem(
    `${place.shown} exists and was not read in this conversation. Read it first, or change parts of it with edit_file.`,
  );
}
