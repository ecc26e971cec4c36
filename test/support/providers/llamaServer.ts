import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import type { TestContext } from "vitest";

import { atExit } from "../workbench/atExit.ts";
import { cached } from "../workbench/cache.ts";

/** A real llama-server with a tiny random model: one token a byte. */
export interface LlamaServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

export interface LlamaOptions {
  /** Tokens, of one slot. */
  readonly context: number;
  /** GBNF: what the model says, whatever it is asked. */
  readonly grammar?: string;
}

/** A grammar that makes the model say exactly this. */
export const saysExactly = (text: string): string => `root ::= ${JSON.stringify(text)}`;

/** Starts a server, or says in a sentence why there is none here. */
export async function startLlamaServer(
  options: LlamaOptions,
): Promise<LlamaServer | { readonly unavailable: string }> {
  const scripts = fileURLToPath(new URL("../../../../shared/llama-server/", import.meta.url));
  if (!existsSync(scripts)) return { unavailable: "../shared/llama-server is not here" };
  try {
    return await start(await install(scripts), options);
  } catch (error) {
    return { unavailable: `llama-server cannot be had here: ${firstLine(error)}` };
  }
}

export type Started = Awaited<ReturnType<typeof startLlamaServer>>;

/** The server; where there is none the test is skipped, with the reason. */
export const need = (started: Started, context: TestContext): LlamaServer =>
  "baseUrl" in started ? started : context.skip(started.unavailable);

/** For `afterAll`. */
export const closed = async (started: Started): Promise<void> => {
  if ("baseUrl" in started) await started.close();
};

const install = (scripts: string): Promise<string> =>
  cached("llama-server", async (folder) => {
    const run = promisify(execFile);
    await run("bash", [join(scripts, "install.sh"), folder]);
    await run(process.execPath, [
      join(scripts, "tiny-gguf.mjs"),
      join(folder, "tiny.gguf"),
      "--ctx",
      "32768",
    ]);
  });

const start = async (folder: string, { context, grammar }: LlamaOptions): Promise<LlamaServer> => {
  const places = ["-m", join(folder, "tiny.gguf"), "--host", "127.0.0.1", "--port", "0"];
  // One thread: with more, such a small model spends its time on waiting for the others (a third of the speed on two cores).
  const sizes = ["-c", String(context * 2), "-np", "2", "--no-kv-unified", "--jinja", "-t", "1"];
  const child = spawn(
    join(folder, "llama-server"),
    [...places, ...sizes, ...(grammar === undefined ? [] : ["--grammar", grammar])],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const kill = atExit(() => child.kill("SIGKILL"));
  const exited = once(child, "exit");
  const baseUrl = await Promise.race([
    address(child.stderr),
    exited.then(() => {
      throw new Error("it ended before it was ready");
    }),
  ]);
  return {
    baseUrl,
    close: async () => {
      kill();
      await exited;
    },
  };
};

/** Port 0 lets the system choose; the log says which one it is. Reads on, so that the log never blocks the server. */
const address = (log: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve) => {
    createInterface(log).on("line", (line) => {
      const origin = /listening on (http:\S+)/.exec(line)?.[1];
      if (origin !== undefined) resolve(`${origin}/v1`);
    });
  });

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
