import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { after, afterEach, describe, test } from "mocha";
import * as vscode from "vscode";

import { Commands } from "../../../src/host/tools/shell/commands.ts";
import type { CommandEnd, RunningCommand } from "../../../src/tools/ports.ts";
import { until } from "../until.ts";
import { plainText } from "./plainText.ts";
import { workspaceFolder } from "./workspaceFolder.ts";

/** Command lines of all that runs on this machine. */
const processes = async (): Promise<string> =>
  (await promisify(execFile)("ps", ["-A", "-o", "args="])).stdout;

for (const [where, isIntegrated] of [
  ["in a terminal with shell integration", true],
  ["in a process of its own", false],
] as const) {
  describe(`commands ${where}`, () => {
    const commands = new Commands(() => isIntegrated);
    after(() => commands.dispose());
    const start = (command: string): Promise<RunningCommand> =>
      commands.start({ command, cwd: workspaceFolder() });
    const run = async (command: string): Promise<CommandEnd & { readonly text: string }> => {
      const running = await start(command);
      const chunks: string[] = [];
      for await (const chunk of running.output) chunks.push(chunk);
      return { ...(await running.ended), text: plainText(chunks.join("")) };
    };
    afterEach(() => assert.deepEqual(commands.running(), [], "nothing is left running"));

    test("are seen in a terminal where they run in one", async () => {
      assert.equal((await run("test -t 1")).exitCode, isIntegrated ? 0 : 1);
      const names = vscode.window.terminals.map(({ name }) => name);
      if (isIntegrated) assert(names.includes("Anchored Chat"));
    });

    test("give their exit code and all that they print, errors included", async () => {
      assert.deepEqual(await run("echo one; echo two >&2; exit 7"), { exitCode: 7, text: "one\ntwo\n" });
      assert.deepEqual(await run("true"), { exitCode: 0, text: "" });
    });

    test("run as they are written, whatever shells make of it at a prompt", async () => {
      const { text } = await run(`echo "It's 100% sure!x" '$HOME' # not this`);
      assert.equal(text, "It's 100% sure!x $HOME\n");
      assert.equal((await run("printf 'a\\nb\\n'\nprintf c")).text, "a\nb\nc");
      assert.equal((await run(`echo ${"x".repeat(5_000)} | wc -c`)).text.trim(), "5001");
    });

    test("half a quotation is an error, not a prompt for more", async () => {
      const { exitCode, text } = await run('echo "abc');
      assert.notEqual(exitCode, 0);
      assert.match(text, /unexpected|unterminated|unmatched/i);
    });

    test("each begins in the folder that it is given, whatever the one before has done", async () => {
      await run("cd / && export LEFT=over");
      assert.equal((await run('pwd; echo "[$LEFT]"')).text, `${workspaceFolder()}\n[]\n`);
    });

    test("a command that reads its input finds its end at once", async () => {
      assert.deepEqual(await run("read answer || echo nobody"), { exitCode: 0, text: "nobody\n" });
      assert.deepEqual(await run("cat"), { exitCode: 0, text: "" });
    });

    test("a command that insists on being answered is stopped", async () => {
      const running = await start("tail -f /dev/null");
      running.stop();
      const end = await running.ended;
      assert.notEqual(end.exitCode, 0);
      for await (const _ of running.output);
    });

    test("stopping ends all that a command has started, also what does not want to", async () => {
      const mark = `60${process.pid}${isIntegrated ? 1 : 2}`;
      const running = await start(
        `trap '' TERM INT HUP; sleep ${mark} & (sleep ${mark} &) ; echo up; sleep ${mark}`,
      );
      const output = running.output[Symbol.asyncIterator]();
      for (let text = ""; !text.includes("up");) text += (await output.next()).value ?? "";
      assert.match(await processes(), new RegExp(`sleep ${mark}`));
      assert.equal(commands.running().length, 1);
      running.stop();
      await running.ended;
      await until(async () => ((await processes()).includes(`sleep ${mark}`) ? undefined : true));
    });

    test("a stopped one leaves room for the next", async () => {
      assert.deepEqual(await run("echo on"), { exitCode: 0, text: "on\n" });
    });

    test("what is left in the background holds nobody up, and lives on", async () => {
      const { exitCode, text } = await run("sleep 600 & echo $!");
      const left = Number(text.match(/\d+/)?.[0]);
      assert.equal(exitCode, 0);
      assert(process.kill(left, "SIGKILL"), "it was alive");
    });

    test("nothing pages, and no editor opens", async () => {
      assert.equal((await run('echo "$PAGER $GIT_PAGER $GIT_EDITOR"')).text, "cat cat true\n");
    });

    test("leave no line in the history of the person's shell", async () => {
      await run("echo a line like no other");
      const { text } = await run('cat "${HISTFILE:-$HOME/.bash_history}" 2>/dev/null; echo end');
      assert(!text.includes("a line like no other"));
    });

    test("a large output comes whole", async () => {
      const { text } = await run("seq 1 300000");
      const lines = text.trimEnd().split("\n");
      assert.deepEqual([lines.length, lines[0], lines.at(-1)], [300_000, "1", "300000"]);
    });

    test("a folder that is not there is told in words", async () => {
      const running = commands.start({ command: "true", cwd: "/nowhere/at/all" });
      await assert.rejects(running, /folder/);
    });
  });
}
