import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";
import type { CodeLens, CompletionItem, Diagnostic } from "vscode-languageserver/node";
import * as z from "zod";

import { BUNDLE, LANGUAGE } from "../../../src/server/environment.ts";
import { exactTokens } from "../../support/exactTokens.ts";
import { runServer } from "../../support/server/serverProcess.ts";

const GERMAN = new URL("../../../media/l10n/bundle.l10n.de.json", import.meta.url).pathname;
const TWICE = '"{0}" is already a section, on line {1}.';
const URI = "file:///summary.md";
/** More than a thousand tokens, for a figure that languages write each in its own way. */
const TEXT = `## Goal\n${"- 🦉🦉\n".repeat(300)}\n## Goal\n- [`;
const END = { line: TEXT.split("\n").length - 1, character: 3 };

/** What a server says of a text, that has this language and bundle from its host. */
async function saidIn(language: string, bundle: string) {
  await using server = await runServer({ [LANGUAGE]: language, [BUNDLE]: bundle });
  const { connection } = server;
  const textDocument = { uri: URI };
  const ask = <T>(method: string, more: object = {}): Promise<T> =>
    connection.sendRequest(`textDocument/${method}`, { textDocument, ...more });
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { ...textDocument, languageId: "markdown", version: 1, text: TEXT },
  });
  const { items } = await ask<{ items: Diagnostic[] }>("diagnostic");
  const lenses = await ask<CodeLens[]>("codeLens");
  const states = await ask<CompletionItem[]>("completion", { position: END });
  return {
    problems: items.map(({ message }) => message),
    size: lenses[0]?.command?.title,
    states: states.map(({ detail }) => detail),
  };
}

const filled = (text: string | undefined, ...values: readonly (string | number)[]): string =>
  (text ?? "").replaceAll(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)]));

describe("the language of the server process", () => {
  it("is that of the bundle that the host names, with its figures", async () => {
    const german = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(GERMAN, "utf8")));
    expect(german[TWICE]).toBeDefined();
    const { problems, size, states } = await saidIn("de", GERMAN);
    expect(problems).toEqual([filled(german[TWICE], "Goal", 1)]);
    const tokens = filled(german["{0} tokens"], exactTokens(TEXT).toLocaleString("de"));
    expect(size).toBe(filled(german["Summary: {0}"], tokens));
    expect(states).toEqual(["open", "in progress", "done"].map((state) => german[state]));
  });

  it.each([
    ["is gone", undefined],
    ["is no JSON", "{"],
    ["holds something else than texts", '{"a":1}'],
  ])("is English where the bundle %s", async (_, content) => {
    const folder = await mkdtemp(join(tmpdir(), "l10n-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const bundle = join(folder, "bundle.l10n.de.json");
    if (content !== undefined) await writeFile(bundle, content);
    const { problems, size } = await saidIn("de", bundle);
    expect(problems).toEqual([filled(TWICE, "Goal", 1)]);
    expect(size).toBe(`Summary: ${exactTokens(TEXT).toLocaleString("en")} tokens`);
  });
});
