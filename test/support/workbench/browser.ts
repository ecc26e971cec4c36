import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

import { findChromium } from "./chromium.ts";

/** A headless browser; it ends with this process, however that ends. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, env: { ...(process.env as Record<string, string>), ...env } });
}
