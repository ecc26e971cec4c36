import { setTimeout } from "node:timers/promises";

import * as vscode from "vscode";

import { QUIET_ENVIRONMENT } from "./environment.ts";

/** Milliseconds that a new shell has to tell VS Code where its prompt is; slow start-up files take their time. */
const ACTIVATION = 5_000;

/** Terminals that wait for the next command; older ones are closed. */
const MOST_IDLE = 2;

/** Milliseconds in which a shell writes its prompt: a line that comes before it is taken for something else. */
const PROMPT = 150;

export interface ReadyTerminal {
  readonly terminal: vscode.Terminal;
  readonly integration: vscode.TerminalShellIntegration;
}

/** The terminals of the chat's own: each runs one command at a time, for people to see. */
export class Terminals implements vscode.Disposable {
  readonly #idle: { readonly terminal: vscode.Terminal; readonly cwd: string }[] = [];
  readonly #all = new Set<vscode.Terminal>();
  readonly #mayUse: () => boolean;
  readonly #listening: readonly vscode.Disposable[];
  /** Where a shell has not found its way to VS Code once, nobody waits for it again. */
  #isOff = false;

  constructor(mayUse: () => boolean) {
    this.#mayUse = mayUse;
    this.#listening = [
      vscode.window.onDidCloseTerminal((terminal) => {
        this.#all.delete(terminal);
        this.#leave(terminal);
      }),
      // Whoever runs something in one that waits has taken it over.
      vscode.window.onDidStartTerminalShellExecution(({ terminal }) => this.#leave(terminal)),
    ];
  }

  /** One that is ready in this folder; undefined where shells do not tell VS Code of commands. */
  async take(cwd: string): Promise<ReadyTerminal | undefined> {
    if (this.#isOff || !this.#mayUse()) return undefined;
    const index = this.#idle.findIndex((one) => one.cwd === cwd);
    const [waiting] = index === -1 ? [] : this.#idle.splice(index, 1);
    const terminal = waiting?.terminal ?? this.#create(cwd);
    const integration = await integrationOf(terminal);
    await setTimeout(PROMPT);
    if (integration) return { terminal, integration };
    // Closed by somebody meanwhile says nothing about the next one.
    this.#isOff = terminal.exitStatus === undefined;
    terminal.dispose();
    return undefined;
  }

  /** For the next command in the same folder. */
  giveBack(terminal: vscode.Terminal, cwd: string): void {
    if (terminal.exitStatus || !this.#all.has(terminal)) return;
    this.#idle.push({ terminal, cwd });
    if (this.#idle.length > MOST_IDLE) this.#idle.shift()?.terminal.dispose();
  }

  dispose(): void {
    for (const one of this.#listening) one.dispose();
    for (const terminal of this.#all) terminal.dispose();
  }

  #create(cwd: string): vscode.Terminal {
    const terminal = vscode.window.createTerminal({
      name: "Anchored Chat",
      iconPath: new vscode.ThemeIcon("comment-discussion"),
      cwd,
      // What the model runs is not the person's own history; bash and zsh write none to a file without a name.
      env: { ...QUIET_ENVIRONMENT, HISTFILE: "" },
      // What it ran is in the conversation; a shell that comes back after a reload would belong to nobody.
      isTransient: true,
    });
    this.#all.add(terminal);
    return terminal;
  }

  #leave(terminal: vscode.Terminal): void {
    const index = this.#idle.findIndex((one) => one.terminal === terminal);
    if (index !== -1) this.#idle.splice(index, 1);
  }
}

/** Undefined where it does not come in time, or the terminal is closed. */
async function integrationOf(
  terminal: vscode.Terminal,
): Promise<vscode.TerminalShellIntegration | undefined> {
  if (terminal.shellIntegration) return terminal.shellIntegration;
  const { promise, resolve } = Promise.withResolvers<void>();
  const listening = [
    vscode.window.onDidChangeTerminalShellIntegration((event) => event.terminal === terminal && resolve()),
    vscode.window.onDidCloseTerminal((closed) => closed === terminal && resolve()),
  ];
  await Promise.race([promise, setTimeout(ACTIVATION, undefined, { ref: false })]);
  for (const one of listening) one.dispose();
  return terminal.exitStatus ? undefined : terminal.shellIntegration;
}
