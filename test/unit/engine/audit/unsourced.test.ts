import { describe, expect, it } from "vitest";

import { assistant, user } from "../../../support/engine/build.ts";
import { does, headOf } from "../digest/conversation.ts";
import { auditOf } from "./auditing.ts";

const HEAD = headOf(
  user("Why is `saveAll` slow?"),
  does("Looking.", "list_folder", { path: "src/store" }, "save.ts\nload.ts"),
  does("Testing.", "run_command", { command: "npm test -- --run save" }, "exit code 0"),
  does("Writing.", "write_file", { path: "notes.md", content: "see\nreadSome in docs/how_to.md" }, "ok"),
  assistant("JavaScript is not the reason."),
);

const unsourced = (summary: string, anchor = ""): readonly string[] =>
  auditOf(HEAD, summary, { anchor: { summary: anchor, ledger: "" } }).audit.unsourced;

describe("what stands in the summary only", () => {
  it("A3 paths, commands and identifiers that nobody ever named are told, in their order", () => {
    expect(
      unsourced(
        "## Goal\n`saveAll` calls `flushQueue` in lib/flush.ts; checked by `npm run bench`, saved_at is set.",
      ),
    ).toEqual(["lib/flush.ts", "flushQueue", "npm run bench", "saved_at"]);
  });

  it("A3 what the head shows anywhere has a source, inside escaped arguments and folder lists too", () => {
    expect(
      unsourced("`saveAll` in src/store/save.ts, `npm test`, readSome, docs/how_to.md, by write_file"),
    ).toEqual([]);
  });

  it("A3 a file in a folder that never was has none", () => {
    expect(unsourced("See `attic/save.ts`.")).toEqual(["attic/save.ts"]);
  });

  it("A3 what the anchor says has a source", () => {
    expect(unsourced("`flushQueue` in lib/flush.ts", "It is `flushQueue` in lib/flush.ts.")).toEqual([]);
  });

  it("A3 words that are no code are left alone", () => {
    expect(unsourced("TypeScript and GitHub, 3 and/or 4.")).toEqual([]);
  });
});
