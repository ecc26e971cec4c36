import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

import { chromium } from "playwright-core";

import { fetchChromium } from "./chromiumFromNpm.ts";
import type { Chromium } from "./chromiumFromNpm.ts";
import { SetupError } from "./setupError.ts";

const execute = promisify(execFile);

/** VS Code 1.139 is built for browsers of about its own age. */
const oldestMajor = 130;

/** A browser for the workbench: `CHROME` if set, else an installed Chrome or Chromium, else the one from npm. */
export async function findChromium(): Promise<Chromium> {
  const chosen = process.env["CHROME"];
  if (chosen) return chosenChromium(chosen);
  for (const executablePath of installedPaths().filter((path) => existsSync(path))) {
    if (await isUsable(executablePath)) return { executablePath, env: {} };
  }
  return fetchChromium();
}

async function chosenChromium(executablePath: string): Promise<Chromium> {
  if (await isUsable(executablePath)) return { executablePath, env: {} };
  throw new SetupError(
    `CHROME is set to ${executablePath}, which is not a Chrome or Chromium of version ${oldestMajor} or newer ` +
      "that starts here. Correct it, or unset it to use an installed browser or the one from npm.",
  );
}

const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];

function installedPaths(): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const applications = ["/Applications", join(homedir(), "Applications")].flatMap((folder) => [
    join(folder, "Google Chrome.app/Contents/MacOS/Google Chrome"),
    join(folder, "Chromium.app/Contents/MacOS/Chromium"),
  ]);
  // The last one is where `npx playwright install` puts its own.
  return [...onPath, "/opt/google/chrome/chrome", ...applications, chromium.executablePath()];
}

/** A snap stub, a wrapper without its browser or a missing library shows here and not in a test. */
async function isUsable(executablePath: string): Promise<boolean> {
  try {
    const { stdout } = await execute(executablePath, ["--version"], { timeout: 10_000 });
    return Number(/\b(\d+)\.\d+\.\d+/.exec(stdout)?.[1]) >= oldestMajor;
  } catch {
    return false;
  }
}
