import { describe, expect, it } from "vitest";
import {
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentLink,
  type Hover,
} from "vscode-languageserver/node";

import { COMMANDS } from "../../../src/manifest.ts";
import {
  FACTS_CHANGED,
  FACTS_REQUEST,
  factsParams,
  PATHS_REQUEST,
  SOURCES_REQUEST,
} from "../../../src/server/requests.ts";
import type { Facts } from "../../../src/summaries/facts.ts";
import { exactTokens } from "../../support/exactTokens.ts";
import { type RunningServer, runServer } from "../../support/server/serverProcess.ts";
import { FACTS } from "../summaries/editing.ts";

const URI = "anchored-chat://01abc/summary.md";
const TEXT = "## Goal\nShip src/a.ts, see message 3.\n\n## Mood\nGood.\n";
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

/** A server with the document open, and a host that knows these facts, or answers nothing. */
async function opened(facts?: () => Partial<Facts>) {
  const server = await runServer();
  const asked: unknown[] = [];
  const { connection } = server;
  if (facts) {
    connection.onRequest(FACTS_REQUEST, (params: unknown) => {
      asked.push(params);
      return { ...FACTS, ...facts() };
    });
    connection.onRequest(SOURCES_REQUEST, () => [{ message: 7, role: "user", excerpt: "Ship it" }]);
    connection.onRequest(PATHS_REQUEST, () => ["src/a.ts", "src/b.ts"]);
  }
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: URI, languageId: "markdown", version: 1, text: TEXT },
  });
  return { server, asked, ...questions(server) };
}

function questions({ connection }: RunningServer) {
  const ask = <T>(method: string, more: object = {}): Promise<T> =>
    connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: URI }, ...more });
  return {
    ask,
    codes: async () => (await ask<{ items: Diagnostic[] }>("diagnostic")).items.map(({ code }) => code),
    change: (text: string, version: number) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: URI, version },
        contentChanges: [{ text }],
      }),
  };
}

describe("the server on a summary", () => {
  it("asks the host once for each version of the text, and tells what is wrong", async () => {
    const { server, codes, change, asked } = await opened(() => ({ gone: ["src/a.ts"] }));
    await using _ = server;
    expect(await codes()).toEqual(["missing-section", "unknown-section", "gone-path"]);
    await codes();
    expect(asked.map((params) => factsParams.parse(params))).toEqual([
      { uri: URI, text: TEXT, paths: ["src/a.ts"] },
    ]);
    await change("## Goal\nShip.\n", 2);
    expect(await codes()).toEqual(["missing-section"]);
    expect(asked).toHaveLength(2);
  });

  it("asks again when the host says that facts are others", async () => {
    let gone: string[] = [];
    const { server, codes } = await opened(() => ({ gone }));
    await using _ = server;
    expect(await codes()).not.toContain("gone-path");
    gone = ["src/a.ts"];
    await server.connection.sendNotification(FACTS_CHANGED);
    expect(await codes()).toContain("gone-path");
  });

  it("works as far as it can with a host that answers nothing, or nonsense", async () => {
    const silent = await opened();
    await using _ = silent.server;
    expect(await silent.codes()).toEqual([]);
    const wrong = await opened(() => ({ template: 7 as never }));
    await using __ = wrong.server;
    expect(await wrong.codes()).toEqual([]);
    expect(await wrong.ask<CodeLens[]>("codeLens")).toHaveLength(3);
  });

  it("offers fixes as edits of the document, and a section to the model as a command", async () => {
    const { server, ask } = await opened(() => ({ gone: ["src/a.ts"] }));
    await using _ = server;
    const actions = await ask<CodeAction[]>("codeAction", { range: WHOLE, context: { diagnostics: [] } });
    const drop = actions.find(({ title }) => title.startsWith("Drop"));
    expect(drop?.edit?.changes?.[URI]).toEqual([
      { range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, newText: "" },
    ]);
    expect(drop?.diagnostics).toMatchObject([{ code: "gone-path", source: "Anchored Chat" }]);
    expect(actions.at(-1)?.command).toMatchObject({
      command: COMMANDS.resummarizeSection,
      arguments: [{ uri: URI, heading: "Goal" }],
    });
  });

  it("counts exactly, in lenses and hovers, and names the sources of a line", async () => {
    const { server, ask } = await opened(() => ({}));
    await using _ = server;
    const lenses = await ask<CodeLens[]>("codeLens");
    expect(lenses[0]?.command?.title).toBe(`Summary: ${exactTokens(TEXT)} tokens`);
    const hover = await ask<Hover>("hover", { position: { line: 1, character: 2 } });
    const { value } = hover.contents as { value: string };
    expect(value).toContain(
      `**Goal**: ${exactTokens(TEXT.split("## Mood")[0]?.replace(/\n$/, "") ?? "")} tokens`,
    );
    expect(value).toContain(`[Message 7](command:${COMMANDS.showCovered}?`);
  });

  it("completes headings and paths, and links to messages", async () => {
    const { server, ask, change } = await opened(() => ({}));
    await using _ = server;
    const links = await ask<DocumentLink[]>("documentLink");
    expect(links.map(({ target }) => target)).toEqual(["anchored-chat://01abc/messages/3-3.md"]);
    await change("## Goal\nsee src/\n#", 2);
    const at = async (line: number, character: number) =>
      (await ask<CompletionItem[]>("completion", { position: { line, character } })).map(
        ({ label }) => label,
      );
    expect(await at(2, 1)).toEqual(["## Key Decisions", "## Relevant Files"]);
    expect(await at(1, 8)).toEqual(["src/a.ts", "src/b.ts"]);
    expect(await at(1, 3)).toEqual([]);
  });

  it("knows nothing of a document that was closed", async () => {
    const { server, codes, ask } = await opened(() => ({}));
    await using _ = server;
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: URI } });
    expect(await codes()).toEqual([]);
    expect(await ask("hover", { position: { line: 0, character: 0 } })).toBeNull();
  });
});
