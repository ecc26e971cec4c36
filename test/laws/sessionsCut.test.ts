/** The kill test without chance: a log that ends at any byte, a process that ends at any call to the disk. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import type { Files } from "../../src/sessions/files.ts";
import { SessionLog } from "../../src/sessions/log.ts";
import { logPath } from "../../src/sessions/readLog.ts";
import {
  answered,
  asked,
  emptySession,
  linesOf,
  sessionWith,
  textsOf,
  type NewMessage,
} from "../support/sessions/build.ts";
import { crashingFiles, type CrashPoint } from "../support/sessions/crashingFiles.ts";
import { temporaryFolder } from "../support/sessions/temporaryFolder.ts";
import { testPorts } from "../support/sessions/testPorts.ts";

const CRASHING = 1;

/** Opens after a crash, appends, opens again; returns the log as it was found. */
async function reopenAndContinue(folder: string): Promise<{ found: readonly string[]; tornBytes: number }> {
  const log = await SessionLog.open(folder, testPorts());
  const found = textsOf(log.entries);
  expect(log.readOnly).toBeUndefined();
  expect(log.report).toMatchObject({ damagedLines: [], unknownEntries: 0, missingBlobs: 0 });
  await log.append([asked("and on")]);
  await log.close();
  const again = await SessionLog.open(folder, testPorts());
  await again.close();
  expect(textsOf(again.entries)).toEqual([...found, "and on"]);
  expect(again.report.tornBytes).toBe(0);
  return { found, tornBytes: log.report.tornBytes };
}

test("a log that is cut at any byte opens with every message that was whole, and goes on", async () => {
  const root = await temporaryFolder();
  const texts = ["zwölf\nBoxkämpfer", "two"];
  const folder = await sessionWith(root, texts.map(asked));
  const whole = await readFile(logPath(folder));
  const ends = (await linesOf(folder)).map((_line, index, lines) =>
    Buffer.byteLength(lines.slice(0, index + 1).join("\n")),
  );

  for (let cut = 0; cut < whole.length; cut++) {
    const at = await emptySession(join(root, String(cut)));
    await writeFile(logPath(at), whole.subarray(0, cut));
    const lines = ends.filter((end) => end <= cut);
    const lastEnd = lines.at(-1) ?? 0;
    expect(await reopenAndContinue(at)).toEqual({
      found: texts.slice(0, Math.max(0, lines.length - 1)),
      // The newline alone is no loss.
      tornBytes: Math.max(0, cut - lastEnd - (lastEnd > 0 ? 1 : 0)),
    });
  }
}, 30_000);

const LONG = "x".repeat(70_000);

/** What one window does in its life; `acknowledged` tells what it was told to be written, when it ends. */
async function live(folder: string, files: Files, acknowledged: string[]): Promise<void> {
  const log = await SessionLog.open(folder, testPorts({ files, pid: CRASHING, alive: new Set([CRASHING]) }));
  const append = async (...newEntries: readonly NewMessage[]): Promise<void> => {
    acknowledged.push(...textsOf(await log.append(newEntries)));
  };
  await append(asked("one"));
  log.checkpoint(() => answered("two"));
  await append(answered("two"));
  await log.sync();
  await append(asked(LONG), asked("three"));
  await log.sync();
  await log.close();
}

test.each<CrashPoint>(["before", "within", "after"])(
  "when a process ends %s any of its calls to the disk, every message that it was told to be written is there, once and in order",
  async (point) => {
    const root = await temporaryFolder();
    const all = ["one", "two", LONG, "three"];
    let hasCrashed = true;
    let call = 1;
    for (; hasCrashed; call++) {
      const folder = await emptySession(join(root, `${point} ${call}`));
      const disk = crashingFiles(call, point);
      const acknowledged: string[] = [];
      await live(folder, disk.files, acknowledged).catch(() => undefined);
      await disk.closeFiles();
      hasCrashed = disk.hasCrashed();
      const { found } = await reopenAndContinue(folder);
      expect(found.slice(0, acknowledged.length)).toEqual(acknowledged);
      // More may be there than it was told, but nothing that it did not write.
      expect(found).toEqual(all.slice(0, found.length));
    }
    expect(call).toBeGreaterThan(20);
  },
  30_000,
);
