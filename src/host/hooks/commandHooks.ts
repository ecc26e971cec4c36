import type { CompactionHooks, DidCompact, Verdict, WillCompact } from "../../chat/hooks.ts";
import { t } from "../../l10n/l10n.ts";
import type { Timer } from "../../providers/timer.ts";
import { type CommandEnd, runCommand } from "./runCommand.ts";

/** Shell commands of the user's settings. */
export interface HookCommands {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface CommandHooksPorts {
  /** Asked anew each time; empty where the workspace is not trusted. */
  readonly commands: () => HookCommands;
  readonly folder: () => string | undefined;
  /** A hook did not work; nothing was held up by that. */
  readonly onProblem: (problem: string) => void;
  readonly timer: Timer;
}

/** Milliseconds for one command (row H1). */
const TIME_LIMIT = 30_000;

/** Row H1: with this exit code a hook blocks the compaction; its stderr is the reason. */
const BLOCKS = 2;

/** The user's commands as hooks, one after the other; the first that blocks ends it. */
export function commandHooks(ports: CommandHooksPorts): CompactionHooks {
  const run = (command: string, input: unknown, signal: AbortSignal): Promise<CommandEnd> =>
    runCommand({
      command,
      input,
      signal,
      folder: ports.folder(),
      timeLimit: TIME_LIMIT,
      timer: ports.timer,
    });

  async function before(event: WillCompact, signal: AbortSignal): Promise<Verdict> {
    const instructions: string[] = [];
    for (const command of ports.commands().before) {
      const end = await run(command, { event: "beforeCompaction", ...event }, signal);
      if (end.kind === "exited" && end.code === BLOCKS) return { veto: reasonIn(end.stderr, command) };
      const problem = problemOf(end, command);
      if (problem) ports.onProblem(problem);
      else if (end.kind === "exited" && end.stdout.trim()) instructions.push(end.stdout.trim());
    }
    return { instructions };
  }

  async function after(event: DidCompact): Promise<void> {
    const { signal } = new AbortController();
    for (const command of ports.commands().after) {
      const end = await run(command, { event: "afterCompaction", ...event }, signal);
      const problem = problemOf(end, command);
      if (problem) ports.onProblem(problem);
    }
  }

  return { before, after };
}

const reasonIn = (stderr: string, command: string): string =>
  stderr.trim() || t("“{0}” gave no reason.", short(command));

function problemOf(end: CommandEnd, command: string): string | undefined {
  const name = short(command);
  switch (end.kind) {
    case "exited":
      return end.code === 0
        ? undefined
        : t("The hook “{0}” ended with exit code {1} and was ignored.", name, end.code);
    case "timeout":
      return t("The hook “{0}” took longer than {1} seconds and was ended.", name, TIME_LIMIT / 1000);
    case "unstartable":
      return t("The hook “{0}” could not be started: {1}", name, end.problem);
    case "aborted":
      return undefined;
  }
}

const short = (command: string): string => (command.length > 80 ? `${command.slice(0, 79)}…` : command);
