import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

import { build, context } from "esbuild";

import { buildConversation } from "./test/support/builder/buildConversation.ts";
import { toClaudeCodeLog } from "./test/support/builder/writeClaudeCode.ts";
import { noticesOf } from "./test/support/bundle/notices.ts";

/** What is bundled, and for whom. `node esbuild.mjs [--watch] [--dev]` */
const isWatching = process.argv.includes("--watch");
const isDev = isWatching || process.argv.includes("--dev");

const shared = {
  bundle: true,
  sourcemap: isDev ? "linked" : false,
  minify: !isDev,
  // All licences are in one file, dist/NOTICES.txt.
  legalComments: "none",
  metafile: true,
  logLevel: "info",
};

/** The host parses all that is in its bundle when it starts: what is loaded on first use has a file of its own. */
const LAZY = { languageClient: "src/host/languageServer/launch.ts" };
const lazily = {
  name: "lazily",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const own = Object.keys(LAZY).find((name) => resolve(LAZY[name]) === resolve(resolveDir, path));
      return own && { path: `./${own}.cjs`, external: true };
    }),
};

const host = {
  ...shared,
  entryPoints: { extension: "src/extension.ts", ...LAZY },
  plugins: [lazily],
  // VS Code gives its API to `require`.
  supported: { "dynamic-import": false },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  platform: "node",
  target: "node22",
  format: "cjs",
  external: ["vscode"],
};

/** Its own process: the extension host never loads the vocabulary that it counts with. Search is a thread of its own. */
const apart = { server: "src/server/main.ts", search: "src/sessions/search/worker.ts" };
const server = { ...host, entryPoints: apart, charset: "utf8" };

const panel = {
  ...shared,
  entryPoints: [
    { in: "src/webview/main.tsx", out: "panel" },
    { in: "src/webview/panel.css", out: "panel" },
  ],
  outdir: "dist",
  platform: "browser",
  target: "chrome120",
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".ttf": "file", ".svg": "dataurl" },
  assetNames: "[name]",
};

/** The conversation behind *Open Sample Conversation*: made by the seeded builder, the same each time. */
async function writeSample() {
  await mkdir("dist", { recursive: true });
  await writeFile("dist/sample.jsonl", toClaudeCodeLog(buildConversation()));
}

await writeSample();
if (isWatching) {
  const contexts = await Promise.all([host, server, panel].map(context));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  // esbuild has printed what is wrong.
  const built = await Promise.all([host, server, panel].map(build)).catch(() => process.exit(1));
  await writeFile("dist/NOTICES.txt", noticesOf(built.map(({ metafile }) => metafile)));
}
