import { describe, expect, it } from "vitest";

import { ToolProblem } from "../../../../src/tools/problem.ts";
import { Kept } from "../../../support/tools/kept.ts";
import type { Command } from "../../../support/tools/shell.ts";
import { World } from "../../../support/tools/world.ts";

/** A world where commands do what `play` says. */
function worldWhere(play: (command: Command, world: World) => void, kept = new Kept()): World {
  const world = new World({ files: { "/home/app/src/a.ts": "" }, kept });
  world.shell.play = (command) => play(command, world);
  return world;
}

/** Lets everything that waits for nothing else happen. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

const run = (world: World, args: object = {}) => world.call("run_command", { command: "do", ...args });

describe("run_command", () => {
  it("answers with output and exit code", async () => {
    const world = worldWhere((command) => {
      command.print("one\r\n");
      command.print("\u001b[32mtwo\u001b[0m\n");
      command.exit({ exitCode: 0 });
    });
    expect(await run(world)).toEqual({ text: "one\ntwo\n[exit code 0]", isError: false });
    expect(world.shell.started[0]?.request).toEqual({ command: "do", cwd: "/home/app" });
    expect(world.output.join("")).toBe("one\ntwo\n");
  });

  it("another code or a signal is an error, an unknown code is none", async () => {
    const failed = await run(worldWhere((command) => command.exit({ exitCode: 3 })));
    expect(failed).toEqual({ text: "(no output)\n[exit code 3]", isError: true });
    const killed = await run(worldWhere((command) => command.exit({ signal: "SIGSEGV" })));
    expect(killed).toEqual({ text: "(no output)\n[It was ended by SIGSEGV.]", isError: true });
    expect(await run(worldWhere((command) => command.exit({})))).toEqual({
      text: "(no output)",
      isError: false,
    });
  });

  it("runs in the folder that was given", async () => {
    const world = worldWhere((command) => command.exit({ exitCode: 0 }));
    await run(world, { cwd: "src" });
    expect(world.shell.started[0]?.request.cwd).toBe("/home/app/src");
    expect((await run(world, { cwd: "src/a.ts" })).text).toContain("is no folder");
    expect((await run(world, { cwd: "nowhere" })).text).toContain("There is no nowhere");
  });

  it("a progress bar ends as it was last seen", async () => {
    const world = worldWhere((command) => {
      command.print("10%\r50%\r");
      command.print("100%\ndone\n");
      command.exit({ exitCode: 0 });
    });
    expect((await run(world)).text).toBe("100%\ndone\n[exit code 0]");
    expect(world.output.join("")).toBe("10%\n50%\n100%\ndone\n");
  });

  it("100 MB: beginning and end, the whole on disk", async () => {
    const kept = new Kept();
    const piece = `${"x".repeat(99)}\n`.repeat(10_000);
    const world = worldWhere((command) => {
      command.print("first\n");
      for (let i = 0; i < 100; i++) command.print(piece);
      command.print("last\n");
      command.exit({ exitCode: 0 });
    }, kept);
    const { text } = await run(world);
    const [[path, whole] = ["", ""]] = kept.texts;
    expect(text.length).toBeLessThan(31_000);
    expect(text).toMatch(/^first\nx/);
    expect(text).toMatch(/x\nlast\n\[exit code 0\]$/);
    expect(text).toContain(path);
    expect(whole === `first\n${piece.repeat(100)}last\n`).toBe(true);
    const shown = text
      .replace(/\n\n\[… ([\d,]+) characters left out;[^\n]*\n\n/, "")
      .replace("[exit code 0]", "");
    const [, left] = /\[… ([\d,]+) characters/.exec(text) ?? [];
    expect(Math.abs(shown.length + Number(left?.replaceAll(",", "")) - whole.length)).toBeLessThan(5);
  });

  it("one endless line is cut as well", async () => {
    const world = worldWhere((command) => {
      command.print("y".repeat(3_000_000));
      command.print("z".repeat(3_000_000));
      command.exit({ exitCode: 0 });
    });
    expect((await run(world)).text).toMatch(
      /^y+\n\n\[… 5,970,\d+ characters left out.*\]\n\nz+\n\[exit code 0\]$/,
    );
  });

  it("a full disk does not fail a command", async () => {
    const world = worldWhere(
      (command) => {
        command.print("x\n".repeat(50_000));
        command.exit({ exitCode: 0 });
      },
      new Kept(new ToolProblem("full")),
    );
    expect(await run(world)).toMatchObject({
      isError: false,
      text: expect.stringContaining("left out; ask for a smaller part"),
    });
  });

  it("binary is named", async () => {
    const world = worldWhere((command) => {
      command.print("\u0000\u0001\ufffd".repeat(2_000));
      command.exit({ exitCode: 0 });
    });
    expect((await run(world)).text).toBe("[binary, 5.9 KB, not shown]\n[exit code 0]");
  });

  it("a command that cannot be started is told of", async () => {
    const world = worldWhere(() => {
      throw new ToolProblem("There is no shell.");
    });
    expect(await run(world)).toEqual({ text: "There is no shell.", isError: true });
  });
});

describe("run_command: commands that do not end", () => {
  it("the time limit ends it, with what it printed and what to do", async () => {
    const world = worldWhere((command) => command.print("working\n"));
    const told = run(world, { timeoutSeconds: 5 });
    await settle();
    world.clock.pass(4_999);
    expect(world.shell.started[0]?.isStopped).toBe(false);
    world.clock.pass(1);
    expect(world.shell.started[0]?.isStopped).toBe(true);
    const { text, isError } = await told;
    expect(isError).toBe(true);
    expect(text).toContain("working\n[It was ended after its time limit of 5 s.");
  });

  it("without a word on it the user's usual time counts", async () => {
    const world = worldWhere(() => {});
    const told = run(world);
    await settle();
    expect(world.clock.waiting).toEqual([120_000]);
    world.shell.started[0]?.exit({ exitCode: 0 });
    await told;
  });

  it("a question that nobody can answer ends it soon", async () => {
    const world = worldWhere((command) => {
      command.print("Found 3 files.\nOver");
      command.print("write? [y/N] ");
    });
    const told = run(world);
    await settle();
    world.clock.pass(15_000);
    expect((await told).text).toContain("wait for an answer to “Overwrite? [y/N]”");
  });

  it("not while it goes on printing", async () => {
    const world = worldWhere((command) => command.print("Continue? "));
    const told = run(world);
    await settle();
    world.clock.pass(14_000);
    world.shell.started[0]?.print("\nyes\n");
    await settle();
    world.clock.pass(14_000);
    expect(world.shell.started[0]?.isStopped).toBe(false);
    world.shell.started[0]?.exit({ exitCode: 0 });
    expect((await told).text).toBe("Continue? \nyes\n[It took 28 s.]\n[exit code 0]");
  });

  it("one that does not go when it is stopped is left behind", async () => {
    const world = worldWhere(() => {});
    world.shell.heedsStop = false;
    const told = run(world, { timeoutSeconds: 1 });
    await settle();
    world.clock.pass(1_000);
    await settle();
    world.clock.pass(5_000);
    expect((await told).text).toContain("time limit of 1 s");
    expect(world.clock.waiting).toEqual([]);
  });

  it("the user's stop ends it at once", async () => {
    const controller = new AbortController();
    const world = worldWhere(() => {});
    world.shell.heedsStop = false;
    const told = world.call("run_command", { command: "sleep 99" }, controller.signal);
    await settle();
    controller.abort();
    await expect(told).rejects.toThrow("aborted");
    expect(world.shell.started[0]?.isStopped).toBe(true);
    world.shell.started[0]?.print("too late");
    await settle();
    expect(world.clock.waiting).toEqual([]);
    expect(world.output).toEqual([]);
  });
});
