import type { Locator } from "playwright-core";

import type { PanelPage } from "../../support/panel/page.ts";
import { focused } from "./focused.ts";

export async function press(panel: PanelPage, ...keys: string[]): Promise<void> {
  for (const key of keys) await panel.page.keyboard.press(key);
  await panel.isDrawn();
}

export const button = ({ page }: PanelPage, name: string): Locator =>
  page.getByRole("button", { name, exact: true });

export const nameOfFocus = async ({ page }: PanelPage): Promise<string> =>
  (await page.evaluate(focused)).name;
