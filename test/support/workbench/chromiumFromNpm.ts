import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";

import { cached } from "./cache.ts";
import { fetchPackage } from "./npm.ts";
import { withProgress } from "./progress.ts";
import { SetupError } from "./setupError.ts";

const execute = promisify(execFile);
const version = "153.0.0";

/** An executable and what its environment needs to have. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Chromium out of the npm package `@sparticuz/chromium`, which brings what a
 * bare machine lacks: libnss3 and its kin, and a font. Linux on x64 only.
 */
export async function fetchChromium(): Promise<Chromium> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new SetupError(
      "No Chrome or Chromium was found. Install one, or set CHROME to the path of its executable. " +
        "(npm has a Chromium for Linux on x64 only.)",
    );
  }
  const folder = await cached(`chromium-${version}`, build);
  const executablePath = join(folder, "chromium");
  const env = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  const withLibraries = { ...env, LD_LIBRARY_PATH: join(folder, "lib") };
  // The machine's own libraries are better where it has them.
  if (await starts({ executablePath, env })) return { executablePath, env };
  if (await starts({ executablePath, env: withLibraries })) return { executablePath, env: withLibraries };
  throw new SetupError(
    "No Chrome or Chromium was found, and the one from npm does not start on this machine " +
      `(see \`${executablePath} --version\`). Install one, or set CHROME to the path of its executable.`,
  );
}

async function starts({ executablePath, env }: Chromium): Promise<boolean> {
  try {
    await execute(executablePath, ["--version"], { env: { ...process.env, ...env }, timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

const build = (folder: string): Promise<void> =>
  withProgress(`Fetching Chromium ${version} (once, some 220 MB on disk)`, async (progress) => {
    const source = join(folder, "package");
    progress.step("downloading");
    await fetchPackage(`@sparticuz/chromium@${version}`, source);
    progress.step("unpacking");
    await expand(join(source, "bin/chromium.br"), join(folder, "chromium"));
    await expandArchive(join(source, "bin/al2023.tar.br"), folder);
    await expandArchive(join(source, "bin/fonts.tar.br"), folder);
    writeFileSync(join(folder, "fonts.conf"), fontConfiguration);
    rmSync(source, { recursive: true });
  });

async function expand(compressed: string, target: string): Promise<void> {
  const file = createWriteStream(target, { mode: 0o755 });
  await pipeline(createReadStream(compressed), createBrotliDecompress(), file);
}

async function expandArchive(compressed: string, folder: string): Promise<void> {
  const archive = join(folder, "archive.tar");
  await expand(compressed, archive);
  await execute("tar", ["-xf", archive, "--no-same-owner", "-C", folder]);
  rmSync(archive);
}

/** The machine's fonts if there are any, and the one from the package in any case. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;
