import { setTimeout } from "node:timers/promises";

import * as vscode from "vscode";

import type { CommandEnd, RunningCommand } from "../../../tools/ports.ts";
import { endBelowShell } from "./processTree.ts";
import { TerminalOutput } from "./terminalOutput.ts";
import type { ReadyTerminal } from "./terminals.ts";

/** Milliseconds after the end by force in which the shell has to tell of it. */
const PATIENCE = 2_000;

/** Even a command without output has its marks in the stream. */
const LOST = "[VS Code may have lost what this command printed.]\n";

export interface RunningInTerminal extends RunningCommand {
  /** Resolves when the terminal may be given the next line. */
  readonly free: Promise<void>;
}

/** Runs a line in a terminal. It is over when the shell says so, or the terminal is closed. */
export function runInTerminal({ terminal, integration }: ReadyTerminal, line: string): RunningInTerminal {
  const output = new TerminalOutput();
  const execution = integration.executeCommand(line);
  output.read(execution.read());
  let isMistaken = false;
  const ended = endOf(terminal, execution, (other) => {
    isMistaken = true;
    output.read(other.read());
  });
  void ended.then(() => output.close(isMistaken ? LOST : ""));
  let stopping: Promise<void> | undefined;
  return {
    output,
    ended,
    free: ended.then(() => stopping),
    stop: () => void (stopping ??= stop(terminal, ended)),
  };
}

/**
 * The end of an execution, whatever VS Code takes it for: shells that leave lines
 * out of their history (`HISTCONTROL=ignoreboth`, usual on Linux) tell of them in
 * other words, and `onOther` is given what looks like another execution.
 */
function endOf(
  terminal: vscode.Terminal,
  execution: vscode.TerminalShellExecution,
  onOther: (execution: vscode.TerminalShellExecution) => void,
): Promise<CommandEnd> {
  // What ends and was not started since is the command before.
  const started = new Set([execution]);
  const { promise, resolve } = Promise.withResolvers<CommandEnd>();
  const settle = (exitCode: number | undefined): void => {
    for (const one of listening) one.dispose();
    resolve(exitCode === undefined ? {} : { exitCode });
  };
  const listening = [
    vscode.window.onDidStartTerminalShellExecution((event) => {
      if (event.terminal !== terminal || started.has(event.execution)) return;
      started.add(event.execution);
      onOther(event.execution);
    }),
    vscode.window.onDidEndTerminalShellExecution((event) => {
      if (started.has(event.execution)) settle(event.exitCode);
    }),
    vscode.window.onDidCloseTerminal((closed) => {
      if (closed === terminal) settle(closed.exitStatus?.code);
    }),
  ];
  return promise;
}

async function stop(terminal: vscode.Terminal, ended: Promise<CommandEnd>): Promise<void> {
  const shell = await terminal.processId;
  if (shell !== undefined) await endBelowShell(shell);
  // A shell that says nothing of it is of no more use.
  const end = await Promise.race([ended, setTimeout(PATIENCE)]);
  if (!end) terminal.dispose();
}
