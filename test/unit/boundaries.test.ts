import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { build } from "esbuild";
import { describe, expect, it } from "vitest";

import { temporaryFolder } from "../support/sessions/temporaryFolder.ts";

const root = new URL("../..", import.meta.url).pathname;
const oxlint = join(root, "node_modules", ".bin", "oxlint");
const run = promisify(execFile);

/** What the linter says of a file at this place of src/. */
async function lint(path: string, code: string): Promise<string> {
  const folder = await temporaryFolder();
  const file = join(folder, "src", path);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, code);
  const told = await run(oxlint, ["-c", join(root, "test/config/oxlint.json"), file]).catch(
    (failed: { stdout: string }) => failed,
  );
  return told.stdout;
}

/** A bundle for no platform in particular, with nothing left outside of it. */
const bundled = (contents: string) =>
  build({
    stdin: { contents, resolveDir: join(root, "src/engine"), loader: "ts" },
    bundle: true,
    platform: "neutral",
    write: false,
    metafile: true,
    logLevel: "silent",
  });

describe("boundaries", () => {
  it.each([
    ["engine/a.ts", 'import "../host/log.ts";', "Data flows down"],
    ["engine/a.ts", 'import "../l10n/l10n.ts";', "Data flows down"],
    ["l10n/a.ts", 'import "../engine/policy.ts";', "imports nothing of the house"],
    ["engine/a.ts", 'import * as vscode from "vscode"; export { vscode };', "vscode"],
    [
      "engine/a.ts",
      'import { readFile } from "node:fs/promises"; export { readFile };',
      "The engine is pure",
    ],
    ["chat/a.ts", 'import "../interop/record.ts";', "Data flows down"],
    ["protocol/a.ts", 'import * as vscode from "vscode"; export { vscode };', "Only host/"],
    [
      "tools/a.ts",
      'import { readFile } from "node:fs/promises"; export { readFile };',
      "asks the machine through its ports",
    ],
    ["webview/a.ts", 'import { join } from "node:path"; export { join };', "does not run on Node"],
    ["host/deep/a.ts", 'import "../../webview/state.ts";', "Data flows down"],
  ])("the linter refuses in %s: %s", async (path, code, words) => {
    expect(await lint(path, code)).toContain(words);
  });

  it("the linter lets through what follows the rules", async () => {
    const told = await lint(
      "chat/a.ts",
      'import { project } from "../engine/transcript.ts"; export const a = project;',
    );
    expect(told).toContain("Found 0 warnings and 0 errors");
  });

  it("the engine bundles for no platform, from its own files alone", async () => {
    const { metafile } = await bundled(
      'export * from "./compact.ts"; export * from "./send.ts"; export * from "./use.ts";',
    );
    const files = Object.keys(metafile.inputs).filter((file) => !file.includes("<stdin>"));
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => !file.startsWith("src/engine/"))).toEqual([]);
  });

  it("that bundle would fail with anything of Node or VS Code in it", async () => {
    await expect(bundled('import "node:fs";')).rejects.toThrow(/Could not resolve "node:fs"/);
    await expect(bundled('import "vscode";')).rejects.toThrow(/Could not resolve "vscode"/);
  });
});
