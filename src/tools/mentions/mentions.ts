import { type PlacePorts, placeOf } from "../place/place.ts";
import type { ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import type { Tools } from "../tool.ts";
import { mentionsIn } from "./mentionsIn.ts";

/** What is read for a message that names files. */
export interface Mentions {
  readonly tools: Tools;
  /** Calls that read what the text names, in its order; nothing for words that name no file. */
  readonly callsIn: (text: string) => Promise<readonly MentionCall[]>;
}

export interface MentionCall {
  /** As tools call it. */
  readonly path: string;
  readonly tool: string;
  readonly args: string;
}

/** Of one message. */
const MOST_FILES = 20;

export const mentionsOf = (tools: Tools, ports: PlacePorts & Pick<ToolPorts, "files">): Mentions => ({
  tools,
  callsIn: async (text) => {
    const paths = mentionsIn(text).slice(0, MOST_FILES);
    const calls = await Promise.all(paths.map((path) => callFor(path, ports)));
    // One file may go by several names.
    return [...new Map(calls.flatMap((call) => (call ? [[call.args, call]] : []))).values()];
  },
});

/** Undefined where nothing of the workspace is meant: a name, a decorator, a package. */
async function callFor(path: string, ports: PlacePorts): Promise<MentionCall | undefined> {
  try {
    const place = await placeOf(path, ports);
    if (!place.exists || place.standing !== "inside") return undefined;
    const info = await ports.files.stat(place.path);
    if (!info) return undefined;
    return {
      tool: info.kind === "folder" ? "list_folder" : "read_file",
      path: place.shown,
      args: JSON.stringify({ path: place.shown }),
    };
  } catch (error) {
    if (error instanceof ToolProblem) return undefined;
    throw error;
  }
}
