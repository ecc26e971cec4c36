import { readFileSync } from "node:fs";

import * as z from "zod";

import type { Language } from "../manifest.ts";

/** What English texts of the code read in a language. */
export function translated(language: Language): (text: string) => string {
  if (language === "en") return (text) => text;
  const file = new URL(`../../../media/l10n/bundle.l10n.${language}.json`, import.meta.url);
  const bundle = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8")));
  return (text) => bundle[text] ?? text;
}
