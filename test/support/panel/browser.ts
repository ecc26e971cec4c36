import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

import { findChromium } from "../workbench/chromium.ts";

/** A headless browser for many pages, each of its own size. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const inherited = Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return chromium.launch({ executablePath, env: { ...Object.fromEntries(inherited), ...env } });
}
