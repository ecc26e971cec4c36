import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

import { compact, importFile, openPanel } from "../support/ui/hand.ts";
import { explain } from "../support/workbench/setupError.ts";
import { openWorkbench, projectFolder, type Workbench } from "../support/workbench/workbench.ts";
import { reportOn } from "./report.ts";

/**
 * The main job, end to end, in the real VS Code: a conversation is imported
 * and compacted, by the palette, as a person would.
 */
const USAGE = "usage: npm run demo -- [FILE] [--base-url URL --model NAME] [--window N] [--open] [--json]";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "base-url": { type: "string" },
    model: { type: "string" },
    window: { type: "string" },
    open: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
if (positionals.length > 1 || (options["base-url"] === undefined) !== (options.model === undefined)) {
  console.error(USAGE);
  process.exit(2);
}

const file = resolve(positionals[0] ?? join(projectFolder, "dist/sample.jsonl"));
const folder = join(projectFolder, "demo");
/** Milliseconds: for large files, and for slow models. */
const IMPORT_PATIENCE = 300_000;
const COMPACTION_PATIENCE = 900_000;
/** With `--json` the object is all that stands on stdout. */
const say = options.json ? console.error : console.log;

const settings = {
  ...(options["base-url"]
    ? { "anchoredChat.baseUrl": options["base-url"], "anchoredChat.model": options.model }
    : {}),
  ...(options.window ? { "anchoredChat.window": Number(options.window) } : {}),
};

async function run(workbench: Workbench): Promise<void> {
  const { window } = workbench;
  const shot = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await window.screenshot(path);
    return relative(projectFolder, path);
  };
  await window.resizePanel(600);
  say(`Importing ${relative(process.cwd(), file)}`);
  await openPanel(window);
  await importFile(window, file, IMPORT_PATIENCE);
  const before = await shot("before.png");
  say("Running “Compact Conversation” from the command palette");
  await compact(window, COMPACTION_PATIENCE);
  const after = await shot("after.png");
  const { report, lines } = await reportOn(workbench, [before, after]);
  await writeFile(join(folder, "summary.md"), `${report.summary}\n`);
  say(`\n${lines.join("\n")}`);
  if (options.json) console.log(JSON.stringify(report));
  if (options.open) await stayOpen(workbench);
}

/** A second window would get a storage of its own: the one that ran the demo makes room. */
async function stayOpen({ address, closeWindows }: Workbench): Promise<void> {
  await closeWindows();
  say(`\nOpen it in a browser: ${address}\nCtrl+C ends it.`);
  await new Promise(() => process.stdin.resume());
}

try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await using workbench = await openWorkbench({ settings, size: { width: 1280, height: 1000 } });
  await run(workbench);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
