import { mkdirSync } from "node:fs";

import { chromium } from "playwright-core";
import type { BrowserContext } from "playwright-core";

import { findChromium } from "./chromium.ts";

export interface BrowserOptions {
  /** Where the browser keeps its profile. */
  readonly profile: string;
  /** Size of the pages in CSS pixels; absent: 1280 × 800. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** A headless browser. It ends with this process, however that ends, and leaves nothing outside `profile`. */
export async function openBrowser(options: BrowserOptions): Promise<BrowserContext> {
  const { profile, size = { width: 1280, height: 800 } } = options;
  const { executablePath, env } = await findChromium();
  mkdirSync(profile, { recursive: true });
  return chromium.launchPersistentContext(profile, {
    executablePath,
    env: { ...inherited(), ...env },
    viewport: size,
    artifactsDir: profile,
  });
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
