import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { build } from "esbuild";
import { onTestFinished } from "vitest";

import { temporaryFolder } from "./temporaryFolder.ts";

/** Bundles a script of this folder, which makes it start four times as fast; returns its path. */
export async function bundleScript(name: string): Promise<string> {
  const outfile = join(await temporaryFolder(), `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    // A library in it is CommonJS.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return outfile;
}

export interface Ended {
  /** What the process said on stdout. */
  readonly lines: readonly string[];
  readonly errors: string;
  readonly signal: NodeJS.Signals | null;
}

export interface Running {
  /** Resolves when what it has said is enough, or when it has ended. */
  until(isEnough: (lines: readonly string[]) => boolean): Promise<void>;
  say(line: string): void;
  /** Ends its stdin. */
  finish(): void;
  /** Without a warning. */
  kill(): void;
  readonly ended: Promise<Ended>;
}

/** Starts a script that ends with the test at the latest. */
export function startScript(path: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [path, ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const errors: string[] = [];
  const news = new EventEmitter();
  child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  createInterface(child.stdout).on("line", (line) => {
    lines.push(line);
    news.emit("line");
  });
  const ended = once(child, "close").then((): Ended => {
    news.emit("line");
    return { lines, errors: errors.join(""), signal: child.signalCode };
  });
  const hasEnded = (): boolean => child.signalCode !== null || child.exitCode !== null;
  return {
    until: async (isEnough) => {
      while (!isEnough(lines) && !hasEnded()) await once(news, "line");
    },
    say: (line) => void child.stdin.write(`${line}\n`),
    finish: () => void child.stdin.end(),
    kill: () => void child.kill("SIGKILL"),
    ended,
  };
}
