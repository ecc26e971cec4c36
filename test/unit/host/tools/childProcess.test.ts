import { describe, expect, it } from "vitest";

import { startChild } from "../../../../src/host/tools/shell/childProcess.ts";
import { userShell } from "../../../../src/host/tools/shell/userShell.ts";
import type { RunningCommand } from "../../../../src/tools/ports.ts";
import { ToolProblem } from "../../../../src/tools/problem.ts";

const shell = userShell("/bin/sh", process.platform);
const start = (command: string) => startChild(shell, { command, cwd: "/" });

describe.skipIf(process.platform === "win32")("a command in a process of its own", () => {
  const textOf = async ({ output }: RunningCommand): Promise<string> => {
    let text = "";
    for await (const chunk of output) text += chunk;
    return text;
  };

  it("tells all that it prints, also to who reads it only when it is over", async () => {
    const running = await start("seq 1 5000; exit 3");
    expect(await running.ended).toEqual({ exitCode: 3 });
    expect((await textOf(running)).trimEnd().split("\n")).toEqual(
      Array.from({ length: 5_000 }, (_, index) => String(index + 1)),
    );
    expect((await textOf(await start("seq 1 300000"))).endsWith("\n300000\n")).toBe(true);
  });

  it("keeps the order of what it says and what it complains of", async () => {
    const text = await textOf(await start("for i in 1 2 3 4 5; do echo out $i; echo err $i >&2; done"));
    expect(text).toBe([1, 2, 3, 4, 5].map((i) => `out ${i}\nerr ${i}\n`).join(""));
  });

  it("is told as ended by a signal where it was", async () => {
    const { ended } = await start("kill -SEGV $$");
    expect(await ended).toEqual({ signal: "SIGSEGV" });
  });

  it("ends all the same when nobody reads on", async () => {
    const { output, ended } = await start("yes | head -c 10000000");
    for await (const _ of output) break;
    expect(await ended).toEqual({ exitCode: 0 });
  });

  it("says in words that it cannot be started", async () => {
    await expect(startChild(shell, { command: "true", cwd: "/nowhere/at/all" })).rejects.toThrow(ToolProblem);
  });
});
