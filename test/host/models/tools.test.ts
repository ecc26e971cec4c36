import assert from "node:assert/strict";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import type { DidCompact } from "../../../src/chat/hooks.ts";
import type { Api } from "../../../src/host/api.ts";
import { COMMANDS, TOOLS } from "../../../src/manifest.ts";
import { activated } from "../extension.ts";
import { fakeModels } from "../fakeModels.ts";

async function invoke(tool: string, input: object = {}, tokenBudget?: number): Promise<string> {
  const countTokens = (text: string) => Promise.resolve(text.length);
  const { content } = await vscode.lm.invokeTool(tool, {
    toolInvocationToken: undefined,
    input,
    ...(tokenBudget === undefined ? {} : { tokenizationOptions: { tokenBudget, countTokens } }),
  });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "?")).join("");
}

/** What the sample conversation begins with. */
const OPENING = '"the booking system of our"';

/** The sample conversation, compacted by the fake model. */
async function compacted(): Promise<DidCompact> {
  const { exports } = (await activated()) as vscode.Extension<Api>;
  (await fakeModels()).play(async (_request, report) =>
    report(new vscode.LanguageModelTextPart("## Goal\nThe ferries must run.\n")),
  );
  const done = Promise.withResolvers<DidCompact>();
  const listening = exports.onDidCompact(done.resolve);
  await vscode.commands.executeCommand(COMMANDS.openSample);
  await vscode.commands.executeCommand(COMMANDS.compact);
  return done.promise.finally(() => listening.dispose());
}

describe("tools for other assistants", () => {
  test("both are there, for everybody who asks VS Code for tools", async () => {
    await activated();
    const names = vscode.lm.tools.map(({ name }) => name);
    for (const tool of Object.values(TOOLS)) assert(names.includes(tool), tool);
  });

  test("without a conversation they say so", async () => {
    await activated();
    await vscode.commands.executeCommand(COMMANDS.newConversation);
    const none = "No conversation is open in Anchored Chat.";
    assert.equal(await invoke(TOOLS.summary), none);
    assert.equal(await invoke(TOOLS.searchHistory, { query: "ferries" }), none);
    assert.match(await invoke(TOOLS.summary, { conversation: "../../etc" }), /^There is no conversation “/);
  });

  test("they tell the summary and find what stands behind it, in front or by id", async () => {
    const { session } = await compacted();
    const summary = await invoke(TOOLS.summary);
    assert.match(summary, /The ferries must run\./);
    const found = await invoke(TOOLS.searchHistory, { query: OPENING });
    assert.match(found, / · user · .* · behind the summary: /);
    await vscode.commands.executeCommand(COMMANDS.newConversation);
    assert.equal(await invoke(TOOLS.summary, { conversation: session }), summary);
    assert.equal(await invoke(TOOLS.searchHistory, { query: OPENING, conversation: session }), found);
  });

  test("what they tell is kept short where that is asked for", async () => {
    await compacted();
    const short = await invoke(TOOLS.summary, {}, 50);
    assert(short.length < 150, short);
    assert.match(short, /\[The rest was left out\.\]$/);
  });

  test("a wrong input is answered with what is wrong", async () => {
    await activated();
    assert.match(await invoke(TOOLS.searchHistory, { query: 7 }), /The input is not right.*query/s);
  });
});
