import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import {
  AnswerCheckpoint,
  CHECKPOINT_PAUSE,
  hasAnswer,
  takeAnswer,
} from "../../../src/sessions/checkpoint.ts";
import { answered } from "../../support/sessions/build.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";
import { testDisk } from "../../support/sessions/testDisk.ts";
import { TestClock, testPorts } from "../../support/sessions/testPorts.ts";

async function start() {
  const folder = await temporaryFolder();
  const clock = new TestClock();
  const disk = testDisk();
  const lock = { isHeld: true };
  const checkpoint = new AnswerCheckpoint(
    folder,
    testPorts({ clock, files: disk.files }),
    async () => lock.isHeld,
  );
  const offer = (text: string) => checkpoint.offer({ make: () => answered(text), after: "7" });
  const advance = (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    return disk.idle();
  };
  const writes = () => disk.calls.filter((call) => call.op === "replace").length;
  return {
    folder,
    disk,
    lock,
    checkpoint,
    offer,
    advance,
    writes,
    saved: () => takeAnswer(folder, disk.files),
  };
}

test("the first words are saved at once, with the entry that they follow", async () => {
  const { offer, disk, saved } = await start();
  offer("Hel");
  await disk.idle();
  expect(await saved()).toMatchObject({ after: "7", message: answered("Hel") });
});

test("however fast words come, one write a second saves the newest", async () => {
  const { offer, disk, advance, writes, saved } = await start();
  for (const text of ["a", "ab", "abc"]) offer(text);
  await disk.idle();
  expect(writes()).toBe(1);
  await advance(CHECKPOINT_PAUSE - 1);
  expect(writes()).toBe(1);
  await advance(1);
  expect(writes()).toBe(2);
  expect(await saved()).toMatchObject({ message: answered("abc") });
});

test("nothing is written while no words come", async () => {
  const { offer, disk, advance, writes } = await start();
  offer("a");
  await disk.idle();
  await advance(10 * CHECKPOINT_PAUSE);
  expect(writes()).toBe(1);
});

test("an answer that has been settled is not written again, and its file goes", async () => {
  const { offer, checkpoint, disk, advance, saved } = await start();
  offer("a");
  offer("ab");
  await disk.idle();
  checkpoint.settle();
  await checkpoint.clear();
  await advance(CHECKPOINT_PAUSE);
  expect(await saved()).toBeUndefined();
});

test("a write that is under way when the answer is settled leaves no file", async () => {
  const { offer, checkpoint, saved } = await start();
  offer("a");
  checkpoint.settle();
  await checkpoint.clear();
  expect(await saved()).toBeUndefined();
});

test("clearing away one answer leaves the next one, which runs", async () => {
  const { offer, checkpoint, disk, advance, saved } = await start();
  offer("first");
  await disk.idle();
  checkpoint.settle();
  checkpoint.offer({ make: () => answered("second"), after: "8" });
  await checkpoint.clear();
  await advance(CHECKPOINT_PAUSE);
  expect(await saved()).toMatchObject({ after: "8", message: answered("second") });
});

test("closing saves the newest words without waiting for the second", async () => {
  const { offer, checkpoint, saved } = await start();
  offer("a");
  offer("ab");
  await checkpoint.close();
  expect(await saved()).toMatchObject({ message: answered("ab") });
});

test("nothing is written into a session that another window has taken over", async () => {
  const { offer, disk, lock, writes } = await start();
  lock.isHeld = false;
  offer("a");
  await disk.idle();
  expect(writes()).toBe(0);
});

test("a disk that fails does not disturb the answer, and is tried again", async () => {
  const { offer, disk, advance, saved } = await start();
  disk.fail("ENOSPC", (call) => call.op === "replace");
  offer("a");
  await disk.idle();
  disk.heal();
  offer("ab");
  await advance(CHECKPOINT_PAUSE);
  expect(await saved()).toMatchObject({ message: answered("ab") });
});

test.each([
  ["no JSON", "{"],
  ["of a newer version", '{"schema":2}'],
])("a file that is %s is put aside, not lost", async (_what, content) => {
  const { folder, disk } = await start();
  await writeFile(join(folder, "answer.json"), content);
  expect(await takeAnswer(folder, disk.files)).toBe("unreadable");
  expect(await takeAnswer(folder, disk.files)).toBeUndefined();
  expect(await readFile(join(folder, "answer.json.unreadable"), "utf8")).toBe(content);
});

test("the log has an answer when an assistant's message follows the entry that it followed", () => {
  const entries = [
    { ...answered("older"), id: "1", at: 0 },
    { kind: "title", title: "t", id: "3", at: 0 },
  ] as const;
  expect(hasAnswer(entries, { after: "1", message: answered("x") })).toBe(false);
  expect(
    hasAnswer([...entries, { ...answered("xyz"), id: "4", at: 0 }], { after: "1", message: answered("x") }),
  ).toBe(true);
});

test("the log does not have an answer that followed an entry which it has lost", () => {
  const entries = [{ ...answered("older"), id: "1", at: 0 }];
  expect(hasAnswer(entries, { after: "2", message: answered("x") })).toBe(false);
});
