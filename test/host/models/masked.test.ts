import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import type { DidCompact } from "../../../src/chat/hooks.ts";
import type { Api } from "../../../src/host/api.ts";
import { COMMANDS, TOOLS } from "../../../src/manifest.ts";
import { JWT } from "../../support/engine/fakeSecrets.ts";
import { activated } from "../extension.ts";
import { fakeModels } from "../fakeModels.ts";

const invoke = async (tool: string, input: object): Promise<string> => {
  const { content } = await vscode.lm.invokeTool(tool, { toolInvocationToken: undefined, input });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "?")).join("");
};

/** A conversation that speaks of a secret in its oldest turn, in a call, in an output, and in its summary. */
async function compactedWithSecret(): Promise<void> {
  const turns = Array.from({ length: 30 }, (_, i) => [
    { role: "user", content: `Question ${i}: deploy step ${i} with the token ${JWT}?` },
    {
      role: "assistant",
      content: `Looking at step ${i}.`,
      tool_calls: [
        {
          id: `c${i}`,
          type: "function",
          function: { name: "run_command", arguments: JSON.stringify({ command: `deploy --token ${JWT}` }) },
        },
      ],
    },
    { role: "tool", tool_call_id: `c${i}`, content: `ok ${JWT}\n${`line of step ${i}\n`.repeat(120)}` },
    { role: "assistant", content: `Step ${i} is done.` },
  ]).flat();
  const path = join(await mkdtemp(join(tmpdir(), "conversation-")), "secret.json");
  await writeFile(path, JSON.stringify(turns));
  const { exports } = (await activated()) as vscode.Extension<Api>;
  (await fakeModels()).play(async (_request, report) =>
    report(new vscode.LanguageModelTextPart(`## Goal\nDeploy with the token ${JWT}.\n`)),
  );
  await vscode.commands.executeCommand(COMMANDS.importConversation, vscode.Uri.file(path));
  const done = Promise.withResolvers<DidCompact>();
  const listening = exports.onDidCompact(done.resolve);
  await vscode.commands.executeCommand(COMMANDS.compact);
  await done.promise.finally(() => listening.dispose());
}

describe("what other assistants are told of a conversation with a secret", () => {
  test("is masked: in the summary, in what stands behind it, and whatever is searched for", async () => {
    await compactedWithSecret();
    const summary = await invoke(TOOLS.summary, {});
    assert.match(summary, /Deploy with the token \[/);
    assert(!summary.includes(JWT));
    const found = await invoke(TOOLS.searchHistory, { query: "deploy token", limit: 30 });
    assert.match(found, / · behind the summary: .*\[masked: /);
    assert(!found.includes(JWT));
    for (const query of [JWT, JWT.slice(0, 12), JWT.slice(-12)])
      assert.match(await invoke(TOOLS.searchHistory, { query }), /no message has all of these words/);
  });
});
