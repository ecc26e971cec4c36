import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Drafts } from "../../../src/sessions/drafts.ts";
import { nodePorts } from "../../../src/sessions/nodePorts.ts";
import { Note } from "../../../src/sessions/note.ts";

describe("drafts", () => {
  let folder = "";
  const path = (): string => join(folder, "storage", "drafts.json");
  const open = (): Drafts => new Drafts(new Note(path(), nodePorts.files));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "drafts-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("are there again for the next window, also those of the session to come", async () => {
    const kept = { "": "Half a thought", s1: "שלום\nsecond line" };
    await open().remember(kept);
    expect(await open().recall()).toEqual(kept);
  });

  it("the last word counts, however many are on their way", async () => {
    const drafts = open();
    await Promise.all([drafts.remember({ s1: "a" }), drafts.remember({ s1: "ab" }), drafts.remember({})]);
    expect(await open().recall()).toEqual({});
  });

  it.each(["", "{", "[1]", '{"s1":2}'])("a file that holds %j is as good as none", async (text) => {
    await open().remember({ s1: "a" });
    await writeFile(path(), text);
    expect(await open().recall()).toEqual({});
  });
});
