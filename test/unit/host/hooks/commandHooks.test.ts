import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { CompactionHooks, DidCompact, WillCompact } from "../../../../src/chat/hooks.ts";
import {
  commandHooks,
  type CommandHooksPorts,
  type HookCommands,
} from "../../../../src/host/hooks/commandHooks.ts";
import { systemTimer } from "../../../../src/providers/timer.ts";
import { manualTimer } from "../../../support/providers/manualTimer.ts";
import { temporaryFolder } from "../../../support/sessions/temporaryFolder.ts";

const EVENT: WillCompact = {
  trigger: "auto",
  session: "s1",
  instructions: "Keep the names.",
  figures: { tokens: 20_500, messages: 24, window: 32_000, usable: 24_000, triggerAt: 20_400 },
};

const DONE: DidCompact = {
  trigger: "auto",
  session: "s1",
  summary: "## Goal\nTea & “cake”.",
  figures: {
    tokensBefore: 20_500,
    tokensAfter: 5_000,
    messagesBefore: 24,
    messagesAfter: 4,
    summaryTokens: 12,
    milliseconds: 900,
    strategy: "transcript",
  },
};

const never = new AbortController().signal;

async function hooksWith(
  commands: Partial<HookCommands>,
  over: Partial<CommandHooksPorts> = {},
): Promise<{ hooks: CompactionHooks; folder: string; problems: string[] }> {
  const folder = await temporaryFolder();
  const problems: string[] = [];
  const hooks = commandHooks({
    commands: () => ({ before: [], after: [], ...commands }),
    folder: () => folder,
    onProblem: (problem) => problems.push(problem),
    timer: systemTimer,
    ...over,
  });
  return { hooks, folder, problems };
}

/** A command that runs this script of Node's. */
const node = (script: string): string => `"${process.execPath}" -e ${JSON.stringify(script)}`;

describe("commands as hooks", () => {
  it("H1 get the event as JSON on their input, in the workspace's folder", async () => {
    const save = node("process.stdin.pipe(require('fs').createWriteStream('got.json'))");
    const { hooks, folder, problems } = await hooksWith({ before: [save], after: [save] });
    expect(await hooks.before(EVENT, never)).toEqual({ instructions: [] });
    const got = async (): Promise<unknown> => JSON.parse(await readFile(join(folder, "got.json"), "utf8"));
    expect(await got()).toEqual({ event: "beforeCompaction", ...EVENT });
    await hooks.after(DONE);
    expect(await got()).toEqual({ event: "afterCompaction", ...DONE });
    expect(problems).toEqual([]);
  });

  it("H1 add to the instructions what they print, in order", async () => {
    const { hooks } = await hooksWith({ before: ["echo Keep the ports.", "exit 0", "echo And the paths."] });
    expect(await hooks.before(EVENT, never)).toEqual({ instructions: ["Keep the ports.", "And the paths."] });
  });

  it("H1 exit code 2 blocks, with stderr as the reason; later hooks are not asked", async () => {
    const { hooks, folder } = await hooksWith({
      before: ["echo 'Release in progress.' >&2; exit 2", "echo > later"],
    });
    expect(await hooks.before(EVENT, never)).toEqual({ veto: "Release in progress." });
    await expect(readFile(join(folder, "later"))).rejects.toThrow(/ENOENT/);
  });

  it("H1 blocking without a reason names the command", async () => {
    const { hooks } = await hooksWith({ before: ["exit 2"] });
    expect(await hooks.before(EVENT, never)).toEqual({ veto: "“exit 2” gave no reason." });
  });

  it("H1 any other failure holds nothing up, and is told", async () => {
    const { hooks, problems } = await hooksWith({
      before: ["echo half; exit 3", "no-such-command-here", "echo Whole."],
    });
    expect(await hooks.before(EVENT, never)).toEqual({ instructions: ["Whole."] });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain("exit code 3");
  });

  it("H1 past the time limit it is ended, with all that it has started", async () => {
    const folder = await temporaryFolder();
    const script = "setInterval(() => {}, 1000); require('fs').writeFileSync('pid', String(process.pid))";
    await writeFile(join(folder, "child.cjs"), script);
    const time = manualTimer();
    const { hooks, problems } = await hooksWith(
      { before: [`"${process.execPath}" child.cjs & wait`] },
      { folder: () => folder, timer: time.timer },
    );
    const asking = hooks.before(EVENT, never);
    const pidOf = async (): Promise<number> =>
      Number(await readFile(join(folder, "pid"), "utf8").catch(() => 0));
    await expect.poll(pidOf, { timeout: 20_000 }).toBeGreaterThan(0);
    const pid = await pidOf();
    time.elapse();
    expect(await asking).toEqual({ instructions: [] });
    expect(problems).toEqual([expect.stringContaining("took longer than 30 seconds")]);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it("H1 a cancelled compaction ends its hook at once", async () => {
    const { hooks, problems } = await hooksWith({ before: [node("setInterval(() => {}, 1000)")] });
    const controller = new AbortController();
    const asking = hooks.before(EVENT, controller.signal);
    controller.abort();
    expect(await asking).toEqual({ instructions: [] });
    expect(problems).toEqual([]);
  });

  it("H1 a hook that reads nothing and prints much does no harm", async () => {
    const { hooks, problems } = await hooksWith({ before: [node("process.stdout.write('x'.repeat(5e6))")] });
    const verdict = await hooks.before({ ...EVENT, instructions: "y".repeat(1_000_000) }, never);
    expect("instructions" in verdict && verdict.instructions[0]).toHaveLength(20_000);
    expect(problems).toEqual([]);
  });
});

/** Defunct ones are gone: nobody has to wait for them here. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat !== "" && !/\) Z /.test(stat);
}
