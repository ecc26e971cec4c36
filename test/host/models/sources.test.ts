import assert from "node:assert/strict";

import { after, before, describe, test } from "mocha";
import type * as vscode from "vscode";

import { UserFacingError } from "../../../src/engine/userFacingError.ts";
import { LanguageModels } from "../../../src/host/languageModels/models.ts";
import { Keys } from "../../../src/host/models/keys.ts";
import type { Source } from "../../../src/host/models/source.ts";
import { Sources } from "../../../src/host/models/sources.ts";
import { memory } from "../../support/host/memory.ts";
import { reply } from "../../support/providers/answers.ts";
import { type ScriptedServer, startScriptedServer } from "../../support/providers/scriptedServer.ts";
import { allowed } from "./allowed.ts";

const secrets = (): vscode.SecretStorage => {
  const kept = new Map<string, string>();
  return {
    keys: async () => [...kept.keys()],
    get: async (key) => kept.get(key),
    store: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
    onDidChange: () => ({ dispose: () => undefined }),
  };
};

const { signal } = new AbortController();

describe("where models come from", () => {
  let mine: ScriptedServer;
  let other: ScriptedServer;
  let keys: Keys;
  let sources: Sources;

  before(async () => {
    mine = await startScriptedServer([reply("")]);
    other = await startScriptedServer([reply("")]);
    keys = new Keys({ secrets: secrets(), globalState: { ...memory(), setKeysForSync: () => undefined } });
    sources = new Sources(keys, new LanguageModels(allowed));
    await keys.set(new URL(mine.baseUrl).origin, "for mine only");
  });
  after(() => Promise.all([mine.close(), other.close()]));

  const open = async (baseUrl: string): Promise<Source> => {
    const source = await sources.open(baseUrl, { baseUrl: mine.baseUrl, headers: { "x-team": "blue" } });
    assert(source && !(source instanceof UserFacingError));
    return source;
  };

  test("key and headers go to the server that they were entered for, and to no other", async () => {
    await (await open(mine.baseUrl)).list(signal);
    await (await open(other.baseUrl)).list(signal);
    const [toMine, toOther] = [mine, other].map(({ allRequests }) => allRequests[0]?.headers);
    assert.deepEqual([toMine?.authorization, toMine?.["x-team"]], ["Bearer for mine only", "blue"]);
    assert.deepEqual([toOther?.authorization, toOther?.["x-team"]], [undefined, undefined]);
  });

  test("the same settings give the same source, another key another one", async () => {
    const first = await open(other.baseUrl);
    assert.equal(await open(other.baseUrl), first);
    await keys.set(new URL(other.baseUrl).origin, "new");
    assert.notEqual(await open(other.baseUrl), first);
  });

  test("VS Code is a place like others", async () => {
    const { label, list } = await open("vscode:");
    assert.equal(label, "VS Code");
    const listed = await list(signal);
    assert("models" in listed && listed.models.some(({ id }) => id === "fake/house/brand"));
  });

  test("what cannot be used says why; nothing set is nothing", async () => {
    const own = { baseUrl: "", headers: {} };
    assert.equal(await sources.open(" ", own), undefined);
    const plain = await sources.open("http://example.com/v1", own);
    assert(plain instanceof UserFacingError);
    assert.match(plain.what, /not encrypted/);
    await keys.trust("http://example.com");
    assert(!((await sources.open("http://example.com/v1", own)) instanceof UserFacingError));
    assert((await sources.open("nonsense", own)) instanceof UserFacingError);
  });
});
