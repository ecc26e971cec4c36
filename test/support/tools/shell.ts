import type { CommandEnd, CommandRequest, RunningCommand, Shell } from "../../../src/tools/ports.ts";

/** A command whose output and end the test decides. */
export class Command implements RunningCommand {
  readonly request: CommandRequest;
  readonly ended: Promise<CommandEnd>;
  isStopped = false;
  readonly #pieces: string[] = [];
  #wake = Promise.withResolvers<void>();
  #isOver = false;
  readonly #end: (end: CommandEnd) => void;
  /** Whether `stop` ends it, as it should. */
  readonly #heedsStop: boolean;

  constructor(request: CommandRequest, heedsStop: boolean) {
    this.request = request;
    this.#heedsStop = heedsStop;
    const { promise, resolve } = Promise.withResolvers<CommandEnd>();
    this.ended = promise;
    this.#end = resolve;
  }

  print(text: string): void {
    this.#pieces.push(text);
    this.#wake.resolve();
  }

  exit(end: CommandEnd): void {
    this.#isOver = true;
    this.#end(end);
    this.#wake.resolve();
  }

  readonly stop = (): void => {
    this.isStopped = true;
    if (this.#heedsStop) this.exit({ signal: "SIGTERM" });
  };

  get output(): AsyncIterable<string> {
    return this.#read();
  }

  async *#read(): AsyncGenerator<string> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece !== undefined) yield piece;
      else if (this.#isOver) return;
      else {
        await this.#wake.promise;
        this.#wake = Promise.withResolvers();
      }
    }
  }
}

export class TestShell implements Shell {
  readonly name = "bash";
  readonly started: Command[] = [];
  /** What each command does when it is started. */
  play: (command: Command) => void = (command) => command.exit({ exitCode: 0 });
  heedsStop = true;

  readonly start = async (request: CommandRequest): Promise<RunningCommand> => {
    const command = new Command(request, this.heedsStop);
    this.started.push(command);
    this.play(command);
    return command;
  };
}
