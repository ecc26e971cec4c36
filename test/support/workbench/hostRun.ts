import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { format } from "node:util";

import type { Page } from "playwright-core";

import { windowAddress } from "./address.ts";
import type { WindowOptions } from "./address.ts";
import { openBrowser } from "./browser.ts";
import { fetchEditor } from "./editor.ts";
import { startServer } from "./server.ts";
import type { Server, ServerOptions } from "./server.ts";
import { SetupError } from "./setupError.ts";

export type HostRun = WindowOptions & Omit<ServerOptions, "main">;

/** Milliseconds after which a run is given up: an extension host that hangs reports nothing. */
const limit = 5 * 60_000;

/** Runs a test module inside the extension host and returns the exit code that VS Code reports. */
export async function runInHost(run: HostRun): Promise<number> {
  await using server = await startServer({ main: await fetchEditor(), ...run });
  await using browser = await openBrowser({ profile: join(run.dataFolder, "browser") });
  const page = await browser.newPage();
  // `return await`: the server must not end before its answer is here.
  return await Promise.race([exitCode(page, windowAddress(server.port, run)), lost(server), gaveUp()]);
}

async function exitCode(page: Page, address: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const crashed = (): void => reject(new SetupError("The browser ended in the middle of the tests."));
  page.on("crash", crashed).on("close", crashed);
  // The workbench looks for these two once, when it starts.
  await page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
    process.stdout.write(`${format(...args)}\n`);
  });
  await page.exposeFunction("codeAutomationExit", resolve);
  // Both are waited for: a failed goto ends the browser, and nobody else would hear of that.
  await Promise.race([page.goto(address), promise]);
  return promise;
}

async function lost(server: Server): Promise<never> {
  await server.ended;
  throw new SetupError(`VS Code's server ended in the middle of the tests. It said:\n${server.log()}`);
}

async function gaveUp(): Promise<never> {
  await delay(limit, undefined, { ref: false });
  throw new SetupError(`The tests did not end within ${limit / 60_000} minutes.`);
}
