import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { Blobs } from "../../../src/sessions/blobs.ts";
import { nodeFiles } from "../../../src/sessions/nodeFiles.ts";
import { readLog } from "../../../src/sessions/readLog.ts";
import {
  asked,
  linesOf,
  rewriteLog,
  sessionWith,
  textsOf,
  type NewMessage,
} from "../../support/sessions/build.ts";
import { temporaryFolder } from "../../support/sessions/temporaryFolder.ts";

async function read(folder: string) {
  const found = await readLog(folder, nodeFiles, new Blobs(folder, nodeFiles));
  if (!found) throw new Error("no log");
  return found;
}

test("a folder without a log is told apart from an empty log", async () => {
  const folder = await temporaryFolder();
  expect(await readLog(folder, nodeFiles, new Blobs(folder, nodeFiles))).toBeUndefined();
  expect((await read(await sessionWith(folder, []))).entries).toEqual([]);
});

test("entries of unknown kinds and shapes are kept as they stand, between those that are known", async () => {
  const folder = await sessionWith(await temporaryFolder(), [asked("one"), asked("two")]);
  const [header = "", one = "", two = ""] = await linesOf(folder);
  const hologram = '{"kind":"hologram",  "id":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "depth":3}';
  const message = '{"kind":"message","id":"zz, of another making","at":0,"role":"oracle"}';
  await rewriteLog(folder, [header, one, hologram, message, two]);
  const found = await read(folder);
  expect(textsOf(found.entries)).toEqual(["one", "two"]);
  expect(found.opaque).toEqual([
    { number: 3, text: hologram },
    { number: 4, text: message },
  ]);
  expect(found.lastId).toBe("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
});

test("what stands before and after a damaged line is read", async () => {
  const folder = await sessionWith(await temporaryFolder(), [asked("one"), asked("two"), asked("three")]);
  const lines = [...(await linesOf(folder))];
  lines[2] = `${lines[2]?.slice(0, 20)}\u0000\u0000`;
  await rewriteLog(folder, lines);
  const found = await read(folder);
  expect(textsOf(found.entries)).toEqual(["one", "three"]);
  expect(found.damagedLines).toEqual([3]);
});

test.each([
  ["damaged", ["{{{"]],
  ["gone", []],
])("a log whose header is %s has damage in line 1", async (_what, header) => {
  const folder = await sessionWith(await temporaryFolder(), [asked("one")]);
  const [, ...lines] = await linesOf(folder);
  await rewriteLog(folder, [...header, ...lines]);
  const found = await read(folder);
  expect(found.damagedLines).toEqual([1]);
  expect(textsOf(found.entries)).toEqual(["one"]);
});

test("an image whose data is missing becomes a word in its place, and a result says which of its images is", async () => {
  const image = { mediaType: "image/png", name: "plan.png", bytes: 60_000, data: "A".repeat(80_000) };
  const small = { mediaType: "image/png", bytes: 3, data: "AAAA" };
  const message: NewMessage = {
    kind: "message",
    role: "user",
    status: "complete",
    parts: [
      { kind: "media", media: image, tokens: 9 },
      { kind: "media", media: small, tokens: 1 },
      {
        kind: "result",
        callId: "c",
        tool: "look",
        text: "seen",
        isError: false,
        media: [image, small],
        tokens: 5,
      },
    ],
  };
  const folder = await sessionWith(await temporaryFolder(), [message]);
  await rm(join(folder, "blobs"), { recursive: true });
  const { entries, missingBlobs } = await read(folder);
  const notice = "[plan.png, 60,000 bytes, is missing from the conversation's storage]";
  expect(missingBlobs).toBe(2);
  expect(entries).toMatchObject([
    {
      parts: [
        { kind: "text", text: notice, tokens: 9 },
        { kind: "media", media: small },
        { kind: "result", text: `seen\n${notice}`, media: [small] },
      ],
    },
  ]);
});

test("reading changes nothing on the disk", async () => {
  const folder = await sessionWith(await temporaryFolder(), [asked("one")]);
  await rewriteLog(folder, [...(await linesOf(folder)), "damaged"]);
  const before = [await readdir(folder), await linesOf(folder)];
  await read(folder);
  expect([await readdir(folder), await linesOf(folder)]).toEqual(before);
});
