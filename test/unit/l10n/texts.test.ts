import { readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";
import * as z from "zod";

import { readSource, readSources } from "../../support/l10n/sources.ts";

const root = new URL("../../../", import.meta.url);
const texts = z.record(z.string(), z.string());
const read = async (file: string): Promise<Record<string, string>> =>
  texts.parse(JSON.parse(await readFile(new URL(file, root), "utf8")));

/** What is put into a text: "{0}". */
const places = (text: string): string[] => [...new Set(text.match(/\{\d\}/g))].toSorted();
/** What must stay as it is in every language: code, settings, commands that are linked to. */
const marks = (text: string): string[] => (text.match(/`[^`]+`|\(command:[^)]+\)/g) ?? []).toSorted();

/** What is wrong with the texts of a language beside the English ones. */
function flaws(english: ReadonlyMap<string, string>, other: Readonly<Record<string, string>>): string[] {
  const missing = [...english.keys()].filter((key) => other[key] === undefined);
  const unused = Object.keys(other).filter((key) => !english.has(key));
  const unlike = Object.entries(other).filter(([key, text]) => {
    const source = english.get(key) ?? "";
    return (
      `${places(text).join()}${marks(text).join()}` !== `${places(source).join()}${marks(source).join()}`
    );
  });
  return [
    ...missing.map((key) => `is missing: ${key}`),
    ...unused.map((key) => `is used nowhere: ${key}`),
    ...unlike.map(([key, text]) => `has other places or marks: ${key} → ${text}`),
  ];
}

describe("texts in other languages", () => {
  const sources = readSources();

  it("every text that is looked up stands in the sources as it is", () => {
    expect(sources.unknown).toEqual([]);
    expect(sources.texts.length).toBeGreaterThan(200);
  });

  it("no text that people read goes past the bundles", () => {
    expect(sources.bare).toEqual([]);
  });

  it("German has all texts of the code, with the same places, and no others", async () => {
    const english = new Map(sources.texts.map(({ text }) => [text, text]));
    expect(flaws(english, await read("media/l10n/bundle.l10n.de.json"))).toEqual([]);
  });

  it("German has all texts of package.json, with the same marks, and no others", async () => {
    const english = await read("package.nls.json");
    expect(flaws(new Map(Object.entries(english)), await read("package.nls.de.json"))).toEqual([]);
    const used = (await readFile(new URL("package.json", root), "utf8")).matchAll(/"%([^%"]+)%"/g);
    expect(new Set(Object.keys(english))).toEqual(new Set([...used].map(([, key]) => key)));
  });

  it("what these tests would find", () => {
    const { unknown, bare } = readSource(
      "a.tsx",
      'const a = <b title="Go on">Well {t(name)} {counted(2, "{0} item", many)}</b>; const b = { what: `No ${a} here` };',
    );
    expect(unknown).toEqual(["a.tsx:1", "a.tsx:1"]);
    expect(bare.map(({ text }) => text)).toEqual(["Go on", "Well", "No   here"]);
    const flawed = flaws(
      new Map([
        ["{0} of `x`", "{0} of `x`"],
        ["Gone", "Gone"],
      ]),
      { "{0} of `x`": "{1} von `x`", New: "Neu" },
    );
    expect(flawed.map((flaw) => flaw.split(":")[0])).toEqual([
      "is missing",
      "is used nowhere",
      "has other places or marks",
    ]);
  });
});
