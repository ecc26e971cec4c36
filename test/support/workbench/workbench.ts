import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { BrowserContext } from "playwright-core";

import { windowAddress } from "./address.ts";
import { openBrowser } from "./browser.ts";
import type { BrowserOptions } from "./browser.ts";
import { fetchEditor } from "./editor.ts";
import { startServer } from "./server.ts";
import type { Server } from "./server.ts";
import { themes, writeSettings } from "./settings.ts";
import type { Settings, Theme } from "./settings.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import { EditorWindow } from "./window.ts";

/** This project: the extension that is tested unless others are named. */
export const projectFolder = fileURLToPath(new URL("../../../", import.meta.url)).replace(/\/$/, "");

export interface WorkbenchOptions {
  /** Absolute path of the workspace folder; absent: an empty one; `null`: none is open. */
  readonly folder?: string | null;
  /** Folder of the extension in development; absent: this project; `null`: none. */
  readonly extension?: string | null;
  /** Where `installVsix` has put extensions; absent: an empty folder. */
  readonly extensionsFolder?: string;
  readonly settings?: Settings;
  /** Absent: dark. */
  readonly theme?: Theme;
  /** Environment variables that the extension host sees on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Size of the window in CSS pixels; absent: 1280 × 800. */
  readonly size?: BrowserOptions["size"];
  /** Of extensions, as of VS Code with that language pack ("de"); VS Code's own texts stay English. */
  readonly language?: string;
}

/** A real VS Code with an extension in it: one server, one browser, one window or more. */
export interface Workbench extends AsyncDisposable {
  readonly window: EditorWindow;
  /** Absolute path of the workspace folder. */
  readonly folder: string | null;
  /** VS Code's user data: settings, and the extension's storage below `User/`. */
  readonly dataFolder: string;
  /** To be opened in any browser on this machine as long as the workbench lives. */
  readonly address: string;
  /** Replaces settings and theme and reloads `window`: this build of VS Code does not watch its settings. */
  readonly configure: (settings: Settings, theme?: Theme) => Promise<void>;
  /** One more window of the same user on the same folder. */
  readonly openWindow: () => Promise<EditorWindow>;
  /** Leaves the server alone with whoever opens `address`; closes all windows. */
  readonly closeWindows: () => Promise<void>;
  /** What the server has printed: of use when something went wrong. */
  readonly log: () => string;
}

/** Starts VS Code and opens a window; some 3 seconds, and a minute on the first run, which fetches it. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  await using resources = new AsyncDisposableStack();
  const place = preparePlace(options, resources.use(temporaryFolder()).path);
  const server = resources.use(await serverFor(options, place));
  const context = resources.use(await openBrowser(browserOptions(options, place)));
  await speak(context, options.language);
  const address = windowAddress(server.port, place);
  const window = await openPage(context, address);
  await window.isReady(options.theme ?? "dark");
  const owned = resources.move();
  return {
    ...place,
    window,
    address,
    configure: async (settings, theme = "dark") => {
      writeTo(place, settings, theme);
      await window.reload();
      await window.isReady(theme);
    },
    openWindow: () => openPage(context, address),
    closeWindows: () => closeWindows(context),
    log: server.log,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

interface Place {
  readonly folder: string | null;
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  readonly extension: string | null;
}

function preparePlace(options: WorkbenchOptions, path: string): Place {
  const place = {
    folder: options.folder === undefined ? join(path, "workspace") : options.folder,
    dataFolder: join(path, "data"),
    extensionsFolder: options.extensionsFolder ?? join(path, "extensions"),
    extension: linkTo(path, options.extension),
  };
  if (place.folder !== null) mkdirSync(place.folder, { recursive: true });
  writeTo(place, options.settings, options.theme);
  return place;
}

/**
 * VS Code prefers a theme from inside the developed extension's folder to the
 * one in the settings, and ours holds all of VS Code in .vscode-test/. Through
 * a link it does not see those.
 */
function linkTo(path: string, extension: string | null = projectFolder): string | null {
  if (extension === null) return null;
  const link = join(path, "extension");
  symlinkSync(extension, link);
  return link;
}

function writeTo({ dataFolder, extension }: Place, settings: Settings = {}, theme: Theme = "dark"): void {
  const all = { "workbench.colorTheme": themes[theme].name, ...settings };
  writeSettings(dataFolder, all, extension ?? projectFolder);
}

const serverFor = async ({ env = {} }: WorkbenchOptions, place: Place): Promise<Server> =>
  startServer({ main: await fetchEditor(), env, ...place });

const browserOptions = ({ size }: WorkbenchOptions, { dataFolder }: Place): BrowserOptions => ({
  profile: join(dataFolder, "browser"),
  ...(size && { size }),
});

/** What VS Code's language packs set before it starts. */
const speak = async (context: BrowserContext, language: string | undefined): Promise<void> => {
  if (language !== undefined)
    await context.addInitScript(
      (spoken) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: spoken }),
      language,
    );
};

/** Each window says goodbye first: VS Code keeps one that is cut off, with its storage, for hours. */
async function closeWindows(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.goto("about:blank");
  await context.close();
}

async function openPage(context: BrowserContext, address: string): Promise<EditorWindow> {
  const window = new EditorWindow(await context.newPage());
  await window.page.goto(address);
  await window.isReady();
  return window;
}
