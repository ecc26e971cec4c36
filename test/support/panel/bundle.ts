import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const webview = fileURLToPath(new URL("../../../src/webview/", import.meta.url));

export interface PanelFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/** The panel's files as they are shipped, built from the sources in this process. */
export async function bundlePanel(): Promise<PanelFile[]> {
  const { outputFiles } = await build({
    entryPoints: [
      { in: `${webview}main.tsx`, out: "panel" },
      { in: `${webview}panel.css`, out: "panel" },
    ],
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".ttf": "file", ".svg": "dataurl" },
    assetNames: "[name]",
    outdir: "/",
    write: false,
  });
  return outputFiles.map(({ path, contents }) => ({ name: path.replace(/^.*[/\\]/, ""), contents }));
}
