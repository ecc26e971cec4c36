import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { KeptEdits } from "../../../../src/host/tools/edits/keptEdits.ts";
import { keptOutputsIn } from "../../../../src/host/tools/keptOutputs.ts";
import { trimFolder } from "../../../../src/host/tools/trimFolder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("kept outputs", () => {
  const call = { session: "../../s", callId: "../call/1" };

  it("each has a file of its own inside of the folder, whatever the ids say", async () => {
    const outputs = keptOutputsIn(folder);
    const [one, two] = [await outputs.open(call), await outputs.open(call)];
    await one.write("first");
    await two.write("second");
    await Promise.all([one.close(), two.close()]);
    expect(await Promise.all([one, two].map(({ path }) => readFile(path, "utf8")))).toEqual([
      "first",
      "second",
    ]);
    expect([one.path, two.path].every((path) => path.startsWith(`${folder}/`) && !path.includes(".."))).toBe(
      true,
    );
  });

  it("one that is too long is cut to the byte, and says so; what comes after is taken and dropped", async () => {
    const most = 2 * 1024 * 1024;
    const output = await keptOutputsIn(folder, most).open(call);
    for (let written = 0; written < 5; written++) await output.write("x".repeat(most / 2 - 1));
    await output.close();
    const bytes = await readFile(output.path);
    expect(bytes.subarray(0, most).every((byte) => byte === 0x78)).toBe(true);
    expect(bytes.subarray(most).toString()).toBe(
      "\n[The output was longer than 2 MB. The rest was not kept.]\n",
    );
  });
});

describe("kept edits", () => {
  const call = { session: "s", callId: "1" };
  const edit = { path: "/a", before: Buffer.from([0xff, 0]), after: Buffer.from("new") };

  it("come back byte for byte, by conversation and call, and tell a new file from an empty one", async () => {
    const edits = new KeptEdits(folder);
    await edits.keep(call, edit);
    await edits.keep(
      { session: "s", callId: "2" },
      { path: "/b", before: undefined, after: Buffer.alloc(0) },
    );
    const again = new KeptEdits(folder);
    expect(await again.recall(call)).toEqual(edit);
    expect(await again.recall({ session: "s", callId: "2" })).toEqual({
      path: "/b",
      before: undefined,
      after: Buffer.alloc(0),
    });
    expect(await again.recall({ session: "t", callId: "1" })).toBeUndefined();
  });

  it("one that is damaged counts as gone", async () => {
    const edits = new KeptEdits(folder);
    await edits.keep(call, edit);
    const [only = ""] = await readdir(folder);
    for (const content of ["{", '{"path":1}']) {
      await writeFile(join(folder, only, "edit.json"), content);
      expect(await edits.recall(call)).toBeUndefined();
    }
  });
});

describe("a folder that is trimmed", () => {
  it("loses what was changed longest ago, until it fits; the newest stays", async () => {
    for (const [index, name] of ["oldest", "older", "newer", "newest"].entries()) {
      await writeFile(join(folder, name), "x".repeat(100));
      await utimes(join(folder, name), index, index);
    }
    await trimFolder(folder, 250);
    expect((await readdir(folder)).toSorted()).toEqual(["newer", "newest"]);
    await trimFolder(folder, 0);
    expect(await readdir(folder)).toEqual(["newest"]);
  });

  it("may be absent", async () => {
    await expect(trimFolder(join(folder, "none"), 0)).resolves.toBeUndefined();
  });
});
