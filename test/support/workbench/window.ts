import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

import type { FrameLocator, Locator, Page } from "playwright-core";

import { themes } from "./settings.ts";
import type { Theme } from "./settings.ts";

/** How long VS Code may take for what a person would wait for, in milliseconds. */
const patience = 30_000;

/** One VS Code window, used as a person would use it. */
export class EditorWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Runs a command through the palette; `title` as shown there, category included. */
  async runCommand(title: string): Promise<void> {
    const input = this.#quickInput.locator("input.input").first();
    const row = this.#quickPick(title);
    const deadline = Date.now() + patience;
    // The palette lists what is registered when it opens: a command whose extension is still loading comes with
    // a later try. And something else that takes the focus meanwhile closes it again.
    while (Date.now() < deadline) {
      await this.page.keyboard.press("F1");
      const isListed = (await succeeds(input.fill(`>${title}`, SOON))) && (await succeeds(row.waitFor(SOON)));
      if (isListed && (await succeeds(row.click(SOON)))) return;
      await this.page.keyboard.press("Escape");
    }
    throw new Error(`The command palette offers no command "${title}".`);
  }

  /** Types into the open quick input (input box, file dialog) and confirms. */
  async answer(text: string): Promise<void> {
    await this.#quickInput.locator("input.input").first().fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Chooses an entry of the open quick pick by its label. */
  async pick(label: string): Promise<void> {
    // The list is virtual: an entry further down is there only once the others are filtered out.
    await this.#quickInput.locator("input.input").first().fill(label);
    await this.#quickPick(label).click();
  }

  /** Presses a button of the open modal dialog. */
  async press(button: string): Promise<void> {
    await this.page.locator(".monaco-dialog-box").getByRole("button", { name: button }).click();
  }

  /** What the extension's webview view shows. */
  panel(): FrameLocator {
    const outer = this.page.frameLocator('iframe.webview.ready[src*="purpose=webviewView"]');
    return outer.frameLocator("iframe#active-frame");
  }

  /** The status-bar entries that show `text`. */
  statusBar(text: string | RegExp): Locator {
    return this.page.locator(".statusbar-item", { hasText: text });
  }

  /** Opens the list of notifications: with the payload in use VS Code shows none by itself. */
  async notifications(): Promise<Locator> {
    await this.runCommand("Notifications: Show Notifications");
    return this.page.locator(".notifications-center .notification-list-item-message");
  }

  /** Drags the border of the secondary side bar until it is `width` pixels wide. */
  async resizePanel(width: number): Promise<void> {
    const box = await this.page.locator(".part.auxiliarybar").boundingBox();
    if (box === null) throw new Error("The secondary side bar is not open.");
    const middle = box.y + box.height / 2;
    await this.page.mouse.move(box.x - 1, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x - 1 + box.width - width, middle, { steps: 5 });
    await this.page.mouse.up();
    // Away from the border, which is highlighted as long as the mouse is on it.
    await this.page.mouse.move(0, 0);
  }

  /** Writes a PNG of the whole window. */
  async screenshot(path: string): Promise<void> {
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** As *Developer: Reload Window*; fulfilled when the window is there again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.isReady();
  }

  /** Fulfilled when the workbench is there and, if one is named, in that theme (which comes a moment later). */
  async isReady(theme?: Theme): Promise<void> {
    const themed = theme === undefined ? "" : `.${themes[theme].className}`;
    await this.page.locator(`.monaco-workbench${themed} .part.statusbar`).waitFor({ timeout: patience });
  }

  get #quickInput(): Locator {
    return this.page.locator(".quick-input-widget:visible");
  }

  #quickPick(label: string): Locator {
    const text = this.page.getByText(label, { exact: true });
    return this.#quickInput.locator(".monaco-list-row").filter({ has: text }).first();
  }
}

/** Milliseconds; what did not come by then is tried again. */
export const SOON = { timeout: 2_000 };

/** False where it rejects. */
export const succeeds = (action: Promise<unknown>): Promise<boolean> =>
  action.then(
    () => true,
    () => false,
  );
