import { readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";

import { engineText } from "../../../src/chat/engineTexts.ts";
import { strategiesFor } from "../../../src/engine/summary/strategy.ts";
import { readSource } from "../../support/l10n/sources.ts";

const root = new URL("../../../", import.meta.url);
const read = (file: string): Promise<string> => readFile(new URL(file, root), "utf8");

describe("what the engine tells people", () => {
  it.each(["attempt", "inChunks", "summarize"])("has all sentences of %s in the bundles", async (file) => {
    const code = await read(`src/engine/summary/${file}.ts`);
    const known = readSource("engineTexts.ts", await read("src/chat/engineTexts.ts")).texts;
    const told = [...code.matchAll(/"([A-Z][^"\n]+\.)"/g)].map(([, sentence]) => sentence);
    expect(told.length).toBeGreaterThan(0);
    expect(known.map(({ text }) => text)).toEqual(expect.arrayContaining(told));
  });

  it("writes figures as the language does", () => {
    const { fallback = "" } = strategiesFor(
      { window: 1_200, reasons: false },
      { budget: 900, serialized: 500_000 },
    );
    expect(fallback).toContain("501000");
    expect(engineText(fallback)).toBe(fallback.replace("501000", "501,000").replace("1200", "1,200"));
  });

  it("leaves alone what is not the engine's", () => {
    expect(engineText("The server is down.")).toBe("The server is down.");
    expect(engineText("toString")).toBe("toString");
  });
});
