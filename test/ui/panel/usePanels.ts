import { afterAll, afterEach, beforeAll } from "vitest";

import { launchPanels } from "../../support/panel/page.ts";
import type { PanelBrowser, PanelOptions, PanelPage } from "../../support/panel/page.ts";

/** One browser for all tests of the calling file; the panels that a test opens are closed after it. */
export function usePanels(): (options?: PanelOptions) => Promise<PanelPage> {
  let browser: PanelBrowser | undefined;
  let opened: PanelPage[] = [];
  beforeAll(async () => {
    browser = await launchPanels();
  });
  afterEach(async () => {
    for (const panel of opened) await panel[Symbol.asyncDispose]();
    opened = [];
  });
  afterAll(() => browser?.[Symbol.asyncDispose]());
  return async (options) => {
    if (!browser) throw new Error("The browser starts before the first test, not while the file is loaded.");
    const panel = await browser.open(options);
    opened.push(panel);
    return panel;
  };
}
