import * as z from "zod";

import { cut, flat } from "../../engine/calls/wording.ts";
import { t } from "../../l10n/l10n.ts";
import { defineTool } from "../defineTool.ts";
import { assertUnmoved, existingPlace } from "../place/access.ts";
import type { Place } from "../place/place.ts";
import type { CommandEnd, ToolPorts } from "../ports.ts";
import { ToolProblem } from "../problem.ts";
import { resultLimit } from "../safe/safeResult.ts";
import type { CallContext, Permission, Tool, ToolResult } from "../tool.ts";
import { Collected } from "./collected.ts";
import { type Ended, watch } from "./watch.ts";

/** Seconds. */
const USUAL_TIME = 120;
const MOST_TIME = 1_800;
/** From so many seconds on the time is told. */
const TOLD_TIME = 10;
/** Characters that the words about the end may take. */
const NOTE = 800;

const ARGS = z.object({
  command: z.string().min(1).describe("One line or a script for the shell."),
  cwd: z.string().optional().describe("Folder to run it in; the workspace folder if left out."),
  timeoutSeconds: z
    .int()
    .min(1)
    .max(MOST_TIME)
    .optional()
    .describe("It is ended after this time; about two minutes if left out."),
});

/** `usualTime`: seconds, where a call says nothing; a model may ask for more, up to half an hour. */
export const runCommand = (ports: ToolPorts, usualTime = () => USUAL_TIME): Tool =>
  defineTool({
    name: "run_command",
    description: `Runs a command in the user's shell (${ports.shell.name}) and waits for its end; the user is asked first. Standard input is closed: pass what would be asked for as options (--yes). Output and exit code come back; of long output beginning and end, the whole being kept in a file. It must end by itself: no servers, watchers or editors.`,
    effect: "changes",
    args: ARGS,
    prepare: async ({ command, cwd = ".", timeoutSeconds }, context) => {
      const place = await folderOf(cwd, ports, context.signal);
      return {
        permission: permissionFor(command, place),
        run: (signal) =>
          run({ command, place, seconds: timeoutSeconds ?? usualTime() }, { ports, context, signal }),
      };
    },
  });

async function folderOf(cwd: string, ports: ToolPorts, signal: AbortSignal): Promise<Place> {
  const place = await existingPlace(cwd || ".", ports, signal);
  const info = await ports.files.stat(place.path);
  if (info?.kind !== "folder") throw new ToolProblem(`${place.shown} is no folder to run a command in.`);
  return place;
}

/** The same words in another folder are another command. */
function permissionFor(command: string, { path, shown, standing }: Place): Permission {
  const because =
    standing === "inside"
      ? shown === "."
        ? undefined
        : t("in {0}", shown)
      : t("in {0}, outside of the workspace", path);
  return {
    key: `run ${JSON.stringify([command, path])}`,
    action: "run",
    target: command,
    always: t("this command"),
    ...(because === undefined ? {} : { because }),
  };
}

interface Run {
  readonly command: string;
  readonly place: Place;
  readonly seconds: number;
}

interface Around {
  readonly ports: ToolPorts;
  readonly context: CallContext;
  readonly signal: AbortSignal;
}

async function run(
  { command, place, seconds }: Run,
  { ports, context, signal }: Around,
): Promise<ToolResult> {
  const { clock, kept, shell } = ports;
  const { session, callId, onOutput } = context;
  const collected = new Collected(resultLimit(context) - NOTE, kept, { session, callId });
  await assertUnmoved(place, ports);
  const start = clock.now();
  const running = await shell.start({ command, cwd: place.path });
  const ended = await watch({ running, collected, clock, limit: seconds * 1_000, onOutput }, signal);
  const took = Math.round((clock.now() - start) / 1_000);
  const output = (await collected.shown()).trimEnd();
  const end = ended === undefined ? await running.ended : {};
  const words = [
    output || "(no output)",
    ...(ended === undefined ? [] : [`[${endedWords(ended, seconds, collected.openLine)}]`]),
    ...(took >= TOLD_TIME ? [`[It took ${took} s.]`] : []),
    ...endWords(end),
  ];
  return {
    text: words.join("\n"),
    isError: ended !== undefined || (end.exitCode ?? 0) !== 0 || end.signal !== undefined,
  };
}

/** The exit code alone on the last line is what the engine reads (engine/calls/output.ts). */
function endWords({ exitCode, signal }: CommandEnd): string[] {
  if (signal !== undefined) return [`[It was ended by ${signal}.]`];
  return exitCode === undefined ? [] : [`[exit code ${exitCode}]`];
}

function endedWords(ended: Ended, seconds: number, openLine: string): string {
  switch (ended) {
    case "time":
      return `It was ended after its time limit of ${seconds} s. If it needs longer, give timeoutSeconds; if it never ends by itself, it cannot be run here.`;
    case "question":
      return `It was ended because it seems to wait for an answer to “${cut(flat(openLine), 200)}”. Standard input is closed: pass the answer as an option, such as --yes.`;
    case "flood":
      return "It was ended because it printed more than 500 million characters.";
  }
}
