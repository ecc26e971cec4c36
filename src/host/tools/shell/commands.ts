import { homedir } from "node:os";

import * as vscode from "vscode";

import type { CommandRequest, RunningCommand, Shell } from "../../../tools/ports.ts";
import { ToolProblem } from "../../../tools/problem.ts";
import { disk } from "../files/disk.ts";
import { isOnDisk } from "../places.ts";
import { startChild } from "./childProcess.ts";
import { runInTerminal } from "./inTerminal.ts";
import { Terminals } from "./terminals.ts";
import { userShell } from "./userShell.ts";

/** Characters of a command in a list of those that run. */
const LONGEST = 200;

/**
 * Runs commands where people can see them, in a terminal whose shell tells VS
 * Code of its commands; where there is none, in a process of their own.
 */
export class Commands implements Shell, vscode.Disposable {
  readonly #shell = userShell(vscode.env.shell, process.platform);
  readonly #terminals: Terminals;
  readonly #running = new Map<RunningCommand, CommandRequest>();

  /** `mayUseTerminals`: asked before each command. */
  constructor(mayUseTerminals: () => boolean = isIntegrationOn) {
    this.#terminals = new Terminals(mayUseTerminals);
  }

  get name(): string {
    return this.#shell.name;
  }

  /** One line for each command that runs. */
  readonly running = (): string[] =>
    [...this.#running.values()].map(({ command }) => command.replaceAll(/\s+/g, " ").slice(0, LONGEST));

  readonly start = async (request: CommandRequest): Promise<RunningCommand> => {
    const cwd = isOnDisk(request.cwd) ? request.cwd : homedir();
    const place = { ...request, cwd };
    if ((await disk.stat(cwd))?.kind !== "folder") throw new ToolProblem(`There is no folder ${cwd}.`);
    const started = (await this.#inTerminal(place)) ?? (await startChild(this.#shell, place));
    this.#running.set(started, request);
    void started.ended.then(() => this.#running.delete(started));
    // Its terminal may run another command by the time it is stopped.
    const stop = (): void => (this.#running.has(started) ? started.stop() : undefined);
    return { ...started, stop };
  };

  /** What still runs is ended. */
  dispose(): void {
    for (const running of this.#running.keys()) running.stop();
    this.#terminals.dispose();
  }

  async #inTerminal({ command, cwd }: CommandRequest): Promise<RunningCommand | undefined> {
    const line = this.#shell.promptLine(command);
    const ready = line === undefined ? undefined : await this.#terminals.take(cwd);
    if (line === undefined || !ready) return undefined;
    const running = runInTerminal(ready, line);
    void running.free.then(() => this.#terminals.giveBack(ready.terminal, cwd));
    return running;
  }
}

const isIntegrationOn = (): boolean =>
  vscode.workspace.getConfiguration("terminal.integrated").get("shellIntegration.enabled", true);
