import { readFileSync } from "node:fs";

import * as z from "zod";

import type { Bundle } from "../../../src/l10n/l10n.ts";
import { readSources } from "./sources.ts";

/** A language and its texts by the English ones, as the host hands them to the panel. */
export interface Words {
  readonly language: string;
  readonly bundle: Bundle;
}

const file = new URL("../../../media/l10n/bundle.l10n.de.json", import.meta.url);

export const german = (): Words => ({
  language: "de",
  bundle: z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8"))),
});

/**
 * Every text is its English in brackets, so that Latin letters outside of brackets have gone past
 * the bundle. The figures and dates of Japanese have none.
 */
export const bracketed = (): Words => ({
  language: "ja",
  bundle: Object.fromEntries(readSources().texts.map(({ text }) => [text, `⟦${text}⟧`])),
});

/** What stands outside of brackets, with a space for each text that stands in them. */
export function outsideBrackets(text: string): string {
  let [depth, outside] = [0, ""];
  for (const character of text) {
    if (character === "⟦") depth++;
    if (depth === 0) outside += character;
    if (character === "⟧" && --depth === 0) outside += " ";
  }
  return outside;
}

/** Two letters make a word; one is a unit or a key. */
export const hasWords = (text: string): boolean => /[A-Za-z]{2}/.test(text);
