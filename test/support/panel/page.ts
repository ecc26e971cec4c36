import type { Browser, Page, Route } from "playwright-core";

import type { Change, Intent } from "../../../src/protocol/messages.ts";
import type { ViewState } from "../../../src/protocol/view.ts";
import type { Words } from "../l10n/words.ts";
import { launchBrowser } from "./browser.ts";
import { bundlePanel } from "./bundle.ts";
import type { PanelFile } from "./bundle.ts";
import { NOW } from "./states.ts";
import { ALL_THEMES, BODY_CLASSES, themeStyles } from "./themes.ts";
import type { Theme } from "./themes.ts";

export interface PanelOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly state?: ViewState;
  /** What `acquireVsCodeApi().getState()` returns. */
  readonly saved?: unknown;
  readonly reducedMotion?: boolean;
  /** Absent: English. */
  readonly words?: Words;
  /** Pixels of a picture for each CSS pixel; absent: 1. */
  readonly scale?: number;
}

const ORIGIN = "http://panel.test";

/** The policy that the host gives the panel. */
const POLICY = [
  "default-src 'none'",
  "script-src 'nonce-test'",
  `style-src ${ORIGIN}`,
  `font-src ${ORIGIN}`,
  `img-src data: ${ORIGIN}`,
].join("; ");

const FAKE_HOST = `
  window.host = { intents: [], saved: undefined };
  window.acquireVsCodeApi = () => ({
    postMessage: (intent) => { window.host.intents.push(intent); },
    getState: () => window.host.saved,
    setState: (saved) => { window.host.saved = saved; },
  });`;

/** Opens panels in one browser, each in a page of its own with a host that only records. */
export interface PanelBrowser extends AsyncDisposable {
  open(options?: PanelOptions): Promise<PanelPage>;
}

export async function launchPanels(): Promise<PanelBrowser> {
  const [browser, files] = await Promise.all([launchBrowser(), bundlePanel()]);
  return {
    open: (options = {}) => openPanel(browser, files, options),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function openPanel(
  browser: Browser,
  files: readonly PanelFile[],
  options: PanelOptions,
): Promise<PanelPage> {
  const { width = 300, height = 800, reducedMotion = false, scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
  });
  const page = await context.newPage();
  const panel = new PanelPage(page, options.words);
  await page.route("**/*", (route) => serve(route, files, options, panel));
  await page.addInitScript(
    `${FAKE_HOST} window.host.saved = ${JSON.stringify(options.saved) ?? "undefined"};`,
  );
  await page.clock.setFixedTime(NOW);
  await page.goto(`${ORIGIN}/`);
  await panel.until("window.host.intents.some(({ kind }) => kind === 'ready')");
  if (options.state) await panel.send({ kind: "state", state: options.state });
  return panel;
}

function serve(
  route: Route,
  files: readonly PanelFile[],
  { theme = "dark", words }: PanelOptions,
  panel: PanelPage,
) {
  const name = new URL(route.request().url()).pathname.slice(1);
  const file = files.find((one) => one.name === name);
  const worn = ALL_THEMES.find((one) => `${one}.css` === name);
  if (!route.request().url().startsWith(ORIGIN)) {
    panel.requests.push(route.request().url());
    return route.abort();
  }
  if (name === "") return route.fulfill({ contentType: "text/html", body: html(theme, words) });
  if (worn) return route.fulfill({ contentType: "text/css", body: themeStyles(worn) });
  if (!file) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: contentType(name), body: Buffer.from(file.contents) });
}

const contentType = (name: string): string =>
  ({ js: "text/javascript", css: "text/css", ttf: "font/ttf" })[name.split(".").at(-1) ?? ""] ?? "text/plain";

const html = (theme: Theme, words: Words | undefined): string => `<!doctype html>
<html lang="${words?.language ?? "en"}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link id="theme" rel="stylesheet" href="${ORIGIN}/${theme}.css"><link rel="stylesheet" href="${ORIGIN}/panel.css">
</head><body class="${BODY_CLASSES[theme]}"><div id="root"></div>
<script type="application/json" id="l10n">${JSON.stringify(words)?.replaceAll("<", "\\u003c") ?? ""}</script>
<script nonce="test" src="${ORIGIN}/panel.js"></script></body></html>`;

/** One panel, and the host's side of it. */
export class PanelPage implements AsyncDisposable {
  readonly page: Page;
  /** Addresses outside of the panel's own files that were asked for. */
  readonly requests: string[] = [];
  /** Errors and violations of the content security policy. */
  readonly problems: string[] = [];
  readonly #words: Words | undefined;
  #seq = 0;

  constructor(page: Page, words: Words | undefined) {
    this.page = page;
    this.#words = words;
    page.on("pageerror", (error) => this.problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && this.problems.push(message.text()));
  }

  /** A text of the panel, in its language. */
  say(english: string): string {
    return this.#words?.bundle[english] ?? english;
  }

  /** Sends changes as the host does, and waits until they are drawn. */
  async send(...changes: readonly Change[]): Promise<void> {
    await this.sendAs(++this.#seq, ...changes);
  }

  /** Sends with a sequence number of its own. */
  async sendAs(seq: number, ...changes: readonly Change[]): Promise<void> {
    this.#seq = seq;
    await this.page.evaluate(`window.postMessage(${JSON.stringify({ seq, changes })}, "*")`);
    await this.isDrawn();
  }

  /** Fulfilled a few frames later, when what was sent is on the screen and measured. */
  async isDrawn(): Promise<void> {
    await this.page.evaluate(`new Promise((done) => {
      let frames = 6;
      requestAnimationFrame(function next() { --frames > 0 ? requestAnimationFrame(next) : done(); });
    })`);
  }

  /** Changes the theme, as VS Code does while the panel is open. */
  async wear(theme: Theme): Promise<void> {
    await this.page.evaluate(`new Promise((done, failed) => {
      const styles = document.querySelector("#theme");
      const next = styles.cloneNode();
      next.href = "${ORIGIN}/${theme}.css";
      next.onload = () => { styles.remove(); done(); };
      next.onerror = failed;
      styles.after(next);
      document.body.className = "${BODY_CLASSES[theme]}";
    })`);
    await this.isDrawn();
  }

  /** Fulfilled when this expression is true in the page; Playwright's own way needs eval, which the policy forbids. */
  async until(expression: string): Promise<void> {
    while ((await this.page.evaluate(`Boolean(${expression})`)) !== true) await this.isDrawn();
  }

  intents(): Promise<Intent[]> {
    return this.page.evaluate("window.host.intents");
  }

  /** The newest intent but those that the panel sends by itself. */
  async lastIntent(): Promise<Intent | undefined> {
    return (await this.intents()).findLast(
      ({ kind }) => !["ready", "drafts", "mention", "showWelcome"].includes(kind),
    );
  }

  saved(): Promise<unknown> {
    return this.page.evaluate("window.host.saved");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
  }
}
