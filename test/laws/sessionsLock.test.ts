/** One writer a session, whatever the order in which windows get to the disk. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Lock, STALE_AFTER } from "../../src/sessions/lock.ts";
import { nodeFiles } from "../../src/sessions/nodeFiles.ts";
import { aroundFiles } from "../support/sessions/aroundFiles.ts";
import { bundleScript, startScript } from "../support/sessions/spawnScript.ts";
import { temporaryFolder } from "../support/sessions/temporaryFolder.ts";
import { TestClock, testPorts } from "../support/sessions/testPorts.ts";

const DEAD = 99;
const HERE = "here";

/** How a session may be found; every one of them is there to be taken. */
const STATES = {
  "was never locked": async () => undefined,
  "was let go": async (folder: string, clock: TestClock) =>
    (await Lock.acquire(folder, testPorts({ pid: DEAD, clock })))?.release(),
  "has the lock of a process that ended": async (folder: string, clock: TestClock) =>
    void (await Lock.acquire(folder, testPorts({ pid: DEAD, clock, host: HERE }))),
  "has the lock of another host that has gone silent": async (folder: string, clock: TestClock) => {
    await Lock.acquire(folder, testPorts({ pid: DEAD, clock, host: "there" }));
    clock.now += STALE_AFTER + 1;
  },
};

const state = fc.constantFrom(...Object.entries(STATES));
const windows = fc.integer({ min: 2, max: 4 });

/** The ports of a window that gets to the disk when the scheduler lets it. */
const scheduled = (scheduler: fc.Scheduler, window: { pid: number; alive: Set<number>; clock: TestClock }) =>
  testPorts({
    ...window,
    host: HERE,
    files: aroundFiles(nodeFiles, async (call, run) => {
      await scheduler.schedule(Promise.resolve(), `${window.pid} ${call.op}`);
      return run();
    }),
  });

test("of windows that want a free or deserted session at the same time exactly one gets it", async () => {
  const root = await temporaryFolder();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), state, windows, async (scheduler, [, prepare], count) => {
      const folder = join(root, String(runs++));
      await mkdir(folder);
      const clock = new TestClock();
      await prepare(folder, clock);
      const alive = new Set(Array.from({ length: count }, (_, index) => index));
      const wanting = [...alive].map((pid) =>
        Lock.acquire(folder, scheduled(scheduler, { pid, alive, clock })),
      );
      const locks = (await scheduler.waitFor(Promise.all(wanting))).filter((lock) => lock !== undefined);
      expect(locks).toHaveLength(1);
      expect(await scheduler.waitFor(Promise.all(locks.map((lock) => lock.isHeld())))).toEqual([true]);
    }),
    { numRuns: 150 },
  );
}, 30_000);

test("while windows come, go and crash, never two of them hold a session", async () => {
  const root = await temporaryFolder();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      state,
      fc.array(fc.constantFrom("release", "crash"), { minLength: 2, maxLength: 5 }),
      async (scheduler, [, prepare], ends) => {
        const folder = join(root, String(runs++));
        await mkdir(folder);
        const clock = new TestClock();
        await prepare(folder, clock);
        const alive = new Set(ends.keys());
        let holders = 0;
        const live = async (end: string, pid: number): Promise<void> => {
          const lock = await Lock.acquire(folder, scheduled(scheduler, { pid, alive, clock }));
          if (!lock) return;
          holders++;
          expect(holders).toBe(1);
          // Others may come meanwhile.
          expect(await lock.isHeld()).toBe(true);
          holders--;
          if (end === "crash") alive.delete(pid);
          else await lock.release();
        };
        await scheduler.waitFor(Promise.all(ends.map(live)));
      },
    ),
    { numRuns: 150 },
  );
}, 30_000);

test("of two processes that race for two hundred sessions each session goes to exactly one", async () => {
  const script = await bundleScript("racer");
  const root = await temporaryFolder();
  const prepared = Object.values(STATES);
  const racers = [startScript(script, []), startScript(script, [])];
  for (let round = 0; round < 200; round++) {
    const folder = join(root, String(round));
    await mkdir(folder);
    await prepared[round % prepared.length]?.(folder, new TestClock());
    for (const racer of racers) racer.say(folder);
    await Promise.all(racers.map((racer) => racer.until((lines) => lines.length > round)));
  }
  for (const racer of racers) racer.finish();
  const ended = await Promise.all(racers.map((racer) => racer.ended));
  expect(ended).toMatchObject([{ errors: "" }, { errors: "" }]);
  const winners = ended.flatMap(({ lines }) =>
    lines.flatMap((line, round) => (line === "got it" ? [round] : [])),
  );
  expect(winners.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, round) => round));
}, 30_000);
