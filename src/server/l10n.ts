import { readFileSync } from "node:fs";

import * as z from "zod";

import { type Bundle, speak } from "../l10n/l10n.ts";
import { BUNDLE, LANGUAGE } from "./environment.ts";

/** What the host has put into the environment: see host/languageServer/launch.ts. */
const { [LANGUAGE]: language, [BUNDLE]: file } = process.env;

if (language !== undefined && file !== undefined) speak(language, bundleIn(file));

/** Undefined where it cannot be read: English is better than no server. */
function bundleIn(path: string): Bundle | undefined {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
