import { readFileSync } from "node:fs";

import * as z from "zod";

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

const NLS: Readonly<Record<Language, string>> = { en: "package.nls.json", de: "package.nls.de.json" };
const texts = z.record(z.string(), z.string());

/** package.json as VS Code shows it: each text that is a key (`%command.compact%`) in the language. */
export function readManifest(language: Language = "en"): unknown {
  const nls = texts.parse(read(NLS[language]));
  return read("package.json", (_, value) =>
    typeof value === "string" ? (nls[KEY.exec(value)?.[1] ?? ""] ?? value) : value,
  );
}

/** package.json as it is written. */
export const readRawManifest = (): unknown => read("package.json");

/** As VS Code knows keys. */
export const KEY = /^%([\w.-]+)%$/;

const read = (file: string, reviver?: (key: string, value: unknown) => unknown): unknown =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), reviver);
