import assert from "node:assert/strict";

import { describe, test } from "mocha";
import * as vscode from "vscode";

import { SETTINGS } from "../../../src/manifest.ts";
import type { OfferedTools } from "../companions/offeredTools/extension.ts";
import { until } from "../until.ts";
import { Toolbench } from "./toolbench.ts";

describe("tools of other extensions", () => {
  const bench = new Toolbench();

  test("are there only when they are chosen", async () => {
    const own = bench.host.tools()?.specs.length ?? 0;
    assert.equal((await bench.run("test_echo", { words: "hi" })).isError, true);
    await bench.set(SETTINGS.otherTools, ["test_echo", "test_gone"]);
    assert.deepEqual(bench.host.world.tools().slice(own), ["test_echo"]);
    assert.equal(
      bench.host.tools()?.specs,
      bench.host.tools()?.specs,
      "the same array as long as nothing changes",
    );
  });

  test("one is asked for by its name and answers with text, data and pictures", async () => {
    await bench.set(SETTINGS.otherTools, ["test_echo"]);
    const context = bench.contextOf();
    const call = await bench.prepare("test_echo", { words: "hi" }, context);
    assert.equal(call.permission?.action, "foreign");
    assert.equal(call.permission?.key, "foreign:test_echo");
    assert.match(call.permission?.target ?? "", /test_echo .*hi/);
    const { text, isError, media } = await call.run(context.signal);
    assert.equal(isError, false);
    assert.match(text, /^You said hi\.\n\{\s*"words": *"hi"\s*\}$/);
    assert.deepEqual(media, [{ mediaType: "image/png", bytes: 3, data: "AQID" }]);
  });

  test("one that fails is an error in its own words", async () => {
    await bench.set(SETTINGS.otherTools, ["test_fail"]);
    const { isError, text } = await bench.run("test_fail", {});
    assert.equal(isError, true);
    assert.match(text, /The printer is on fire/);
  });

  test("one that hangs is told to stop, and nobody waits for it", async () => {
    await bench.set(SETTINGS.otherTools, ["test_wait"]);
    const extension = vscode.extensions.getExtension<OfferedTools>("test.offered-tools");
    const { waiting } = (await extension?.activate()) ?? assert.fail("the companion is not there");
    const stop = new AbortController();
    const hanging = bench.run("test_wait", {}, bench.contextOf({ signal: stop.signal }));
    await until(() => Promise.resolve(waiting.begun === 1 || undefined));
    stop.abort(new Error("stopped"));
    await assert.rejects(hanging, /stopped/);
    await until(() => Promise.resolve(waiting.cancelled === 1 || undefined));
  });
});
