import * as z from "zod";

import { grouped, plural } from "../../engine/calls/wording.ts";
import { defineTool } from "../defineTool.ts";
import { assertUnmoved, existingPlace, readPermission } from "../place/access.ts";
import { nameOf } from "../place/paths.ts";
import type { Place } from "../place/place.ts";
import type { FileInfo, ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import { answered } from "../results.ts";
import { binaryMark, bytesWords, isBinaryText } from "../safe/binary.ts";
import { cleanText } from "../safe/clean.ts";
import { resultLimit } from "../safe/safeResult.ts";
import type { CallContext, Tool, ToolResult } from "../tool.ts";
import { imageOf, imageType } from "./image.ts";
import { type LineRange, LineReader, readingOf, type ShownLines } from "./lineReader.ts";
import type { SeenFiles } from "./seenFiles.ts";

/** Bytes. Larger images are refused by most servers. */
const LARGEST_IMAGE = 5 * 1024 * 1024;
/** Characters that the words about what is shown may take. */
const NOTE = 400;

const ARGS = z.object({
  path: z.string().min(1).describe("From the workspace folder on, or absolute."),
  from: z.int().min(1).optional().describe("First line, counted from 1."),
  to: z.int().min(1).optional().describe("Last line, included."),
});

/**
 * Lines come without numbers: what is read is what `edit_file` wants in `old`,
 * and small models copy numbers along.
 */
export const readFile = (ports: ToolPorts, seen: SeenFiles): Tool =>
  defineTool({
    name: "read_file",
    description:
      "Reads a text file or shows an image. Text comes exactly as it stands in the file, without line numbers. Give from and to for a part of a long file.",
    effect: "looks",
    args: ARGS,
    prepare: async ({ path, from = 1, to = Number.MAX_SAFE_INTEGER }, context) => {
      if (to < from) throw new ToolProblem(`"to" (${to}) must not be less than "from" (${from}).`);
      const place = await existingPlace(path, ports, context.signal);
      const info = await ports.files.stat(place.path);
      if (info?.kind === "folder")
        throw new ToolProblem(`${place.shown} is a folder: list_folder shows what is in it.`);
      if (!info) throw new ToolProblem(`${place.shown} is neither a file nor a folder.`);
      const permission = readPermission(place, ports);
      const range = { from, to, most: resultLimit(context) - NOTE };
      const run = async (signal: AbortSignal): Promise<ToolResult> => {
        await assertUnmoved(place, ports);
        const result = await read({ place, info, range }, ports, signal);
        seen.note(context.session, place.path, info.version);
        return result;
      };
      return permission ? { permission, run } : { run };
    },
  });

interface Reading {
  readonly place: Place;
  readonly info: FileInfo;
  readonly range: LineRange;
}

async function read(
  reading: Reading,
  { files }: ToolPorts,
  signal: CallContext["signal"],
): Promise<ToolResult> {
  const { place, info, range } = reading;
  const lines = new LineReader(range);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const bytes of files.chunks(place.path, signal)) {
    signal.throwIfAborted();
    if (!decoder) {
      const type = imageType(bytes);
      if (type !== undefined) return image(type, reading, files);
      decoder = new TextDecoder(readingOf(bytes));
      const start = decoder.decode(bytes, { stream: true });
      if (start.includes("\0") || isBinaryText(start)) return answered(binaryMark(info.size));
      lines.add(start);
    } else lines.add(decoder.decode(bytes, { stream: true }));
  }
  lines.add(decoder?.decode() ?? "");
  return told(lines.end(), place, decoder?.encoding ?? "utf-8");
}

async function image(type: string, { place, info }: Reading, files: ToolPorts["files"]): Promise<ToolResult> {
  if (info.size > LARGEST_IMAGE)
    throw new ToolProblem(`${place.shown} is an image of ${bytesWords(info.size)}: too large to be shown.`);
  const media = imageOf(type, nameOf(place.path), await files.read(place.path));
  return { text: `${place.shown}: ${type}, ${bytesWords(info.size)}`, isError: false, media: [media] };
}

function told(shown: ShownLines, { shown: name }: Place, encoding: string): ToolResult {
  if (shown.total === 0) return answered("[The file is empty.]");
  if (shown.from > shown.total) throw new ToolProblem(`${name} has only ${plural(shown.total, "line")}.`);
  const latin =
    encoding === "windows-1252"
      ? ["[It is not written in UTF-8; read as Windows' Latin, it cannot be edited.]"]
      : [];
  // A lone carriage return, as in old files, is a line's end to an editor.
  const text = shown.text.replaceAll("\r", "\n");
  const unseen =
    cleanText(text) === text
      ? []
      : [
          "[Characters that cannot be printed are left out here; lines with them cannot be edited by edit_file.]",
        ];
  const notes = [...partWords(shown), ...latin, ...unseen];
  return answered(notes.length > 0 ? `${text.replace(/\n$/, "")}\n\n${notes.join("\n")}` : text);
}

function partWords({ from, to, total, longLine }: ShownLines): string[] {
  if (longLine !== undefined)
    return [
      `[Only the beginning of line ${grouped(from)} is shown; it has ${grouped(longLine)} characters. The file has ${plural(total, "line")}.]`,
    ];
  if (from === 1 && to === total) return [];
  const more = to < total ? ` from: ${to + 1} shows what follows.` : "";
  return [`[Lines ${grouped(from)}–${grouped(to)} of ${grouped(total)}.${more}]`];
}
