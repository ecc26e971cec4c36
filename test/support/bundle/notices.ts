import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Metafile } from "esbuild";

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/** The licences of all packages of which something is in the bundles, as one text for people. */
export function noticesOf(bundles: readonly Metafile[]): string {
  const packages = new Set(bundles.flatMap(packagesIn));
  const notices = [...packages].toSorted().map(noticeOf);
  return ["Anchored Chat holds parts of these packages.", ...notices].join(`\n\n${"-".repeat(80)}\n\n`);
}

/** Folders of packages, from the working folder. Only what was not thrown away as unused counts. */
function packagesIn({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
    return folder && bytesInOutput > 0 ? [folder] : [];
  });
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (files.length === 0 && license === undefined) throw new Error(`${folder} does not say its licence`);
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version}${license ? ` (${license})` : ""}`, ...texts].join("\n\n");
}
