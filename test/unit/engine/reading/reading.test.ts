import { describe, expect, it } from "vitest";

import type { MessageEntry } from "../../../../src/engine/entries.ts";
import { readEarlier } from "../../../../src/engine/reading/earlier.ts";
import { gather, homeOf } from "../../../../src/engine/reading/gather.ts";
import { readHistory } from "../../../../src/engine/reading/history.ts";
import { definitionsIn, pathsIn } from "../../../../src/engine/reading/names.ts";
import { findPlace } from "../../../../src/engine/reading/place.ts";
import { sentencesOf } from "../../../../src/engine/reading/sentences.ts";
import { spoken } from "../../../../src/engine/reading/spoken.ts";
import { wordsIn } from "../../../../src/engine/reading/words.ts";
import { assistant, call, result, tool, user } from "../../../support/engine/build.ts";
import { does, headOf } from "../digest/conversation.ts";

const namesOf = (text: string): string[] => wordsIn(text).map(({ text: word }) => word);

describe("code names", () => {
  it("are words with a change of case or an underscore inside", () => {
    expect(
      namesOf("readFile, FileStore and MAX_SIZE, snake_case; but not word, Word, WORD, _x or iOS"),
    ).toEqual(["readFile", "FileStore", "MAX_SIZE", "snake_case"]);
  });

  it("are found as members, not as parts of paths and flags", () => {
    expect(namesOf("user.lastLogin user().fullName a/someDir/file_name.go --dryRun half-openEnd")).toEqual([
      "lastLogin",
      "fullName",
    ]);
    expect(namesOf("some_test.go some_test.run")).toEqual(["some_test"]);
  });

  it("are found behind written line breaks", () => {
    expect(namesOf(String.raw`"\nreadFile\tfileName"`)).toEqual(["readFile", "fileName"]);
  });

  it("are not found in keys and other noise", () => {
    expect(namesOf("eyJhbGciOiJIUzI1NiIsInR5cCI6Ikp x".repeat(2))).toEqual([]);
  });

  it("come with ids: hashes and long numbers that stand alone", () => {
    expect(namesOf("1a2b3c4 2738999818 12345 v1.234567 0.1234567 deadbeef 3f2a1b00-1111")).toEqual([
      "1a2b3c4",
      "2738999818",
    ]);
  });
});

it("definitions are found with their lines, as they are printed", () => {
  const code =
    "  12→export async function readFile(path) {\n13:const fileSize = 3;\n+  class FileStore {}\n// the function of readFile";
  expect([...definitionsIn(code)]).toEqual([
    ["readFile", 12],
    ["fileSize", 13],
    ["FileStore", undefined],
  ]);
});

it("paths are found, addresses are not", () => {
  const text = "see src/a.ts, ./b/c.test.ts. and /etc/x.conf; https://example.org/a/b.html no/extension a.ts";
  expect([...pathsIn(text)]).toEqual(["src/a.ts", "./b/c.test.ts", "/etc/x.conf"]);
  expect([...pathsIn("--- a/src/x.ts\n+++ b/src/x.ts")]).toEqual(["src/x.ts"]);
});

describe("sentences", () => {
  it("end where prose ends them, in any script", () => {
    expect(sentencesOf("One is v1.2. Two? “Three!” And so on… 四です。五です。")).toEqual([
      "One is v1.2.",
      "Two?",
      "“Three!”",
      "And so on…",
      "四です。",
      "五です。",
    ]);
  });

  it("are list items and table rows too; code and headings are left out", () => {
    const markdown =
      "# Title\n- **First** item\n2) second\n```ts\ncode();\n```\n| a | b |\n|---|---|\n| 1x | 2 |";
    expect(sentencesOf(markdown)).toEqual(["First item", "second", "a · b", "1x · 2"]);
  });
});

describe("what the user said", () => {
  it.each([
    ["Fix it.<system-reminder>\nBe kind.\n</system-reminder>", "Fix it."],
    ["<environment_context>\n<cwd>/x</cwd>\n</environment_context>\nFix it.", "Fix it."],
    ["<task>\nFix it.\n</task>", "Fix it."],
    ["<command-name>/clear</command-name>\n<command-args></command-args>", ""],
    ["[Request interrupted by user]", ""],
    ["This session is being continued from a previous conversation that ran out of context.", ""],
    ["Why does <div> not close?", "Why does <div> not close?"],
    ["<system-reminder> never closed", "<system-reminder> never closed"],
  ])("is told from what machines add: %j", (text, own) => {
    expect(spoken(text)).toBe(own);
  });
});

describe("the history", () => {
  it("is turns of steps: words, and the calls up to the next words", () => {
    const head = headOf(
      assistant("Going on.", call("a", "bash", '{"command":"ls"}')),
      tool(result("a", "x")),
      user("Now this."),
      assistant("", call("b", "bash", '{"command":"pwd"}')),
      tool(result("b", "/x")),
      assistant("Done."),
    );
    const { turns, deeds } = readHistory(head);
    expect(
      turns.map(({ request, steps }) => [
        request?.text,
        steps.map((step) => [step.said.trim(), step.deeds.length]),
      ]),
    ).toEqual([
      [undefined, [["Going on.", 1]]],
      [
        "Now this.",
        [
          ["", 1],
          ["Done.", 0],
        ],
      ],
    ]);
    expect(deeds.map(({ output }) => output)).toEqual(["x", "/x"]);
  });

  it("keeps what the user says in refusing a call", () => {
    const refusal =
      "The user doesn't want to proceed. To tell you how to proceed, the user said:\nnever force push";
    const { remarks } = readHistory(headOf(does("Push.", "bash", { command: "git push -f" }, refusal, true)));
    expect(remarks).toEqual([{ at: 1, text: "never force push" }]);
  });

  it("takes a call without a result as it is", () => {
    const { deeds } = readHistory(headOf(assistant("", call("a", "bash", '{"command":"ls"}'))));
    expect(deeds[0]).not.toHaveProperty("outcome");
  });
});

const place = (head: readonly MessageEntry[]) => findPlace(readHistory(head), readEarlier(undefined));

describe("paths are told", () => {
  it("from the folder that makes absolute and relative ones fit", () => {
    const head = headOf(
      does("", "Read", { file_path: "/home/me/app/src/a.ts" }, "x"),
      does("", "Grep", { pattern: "x" }, "src/a.ts:1:x"),
    );
    const { root, tell } = place(head);
    expect(root).toBe("/home/me/app");
    expect(["/home/me/app/src/b.ts", "./src/b.ts", "../../home/me/app/src/b.ts"].map(tell)).toEqual([
      "src/b.ts",
      "src/b.ts",
      "src/b.ts",
    ]);
    expect(tell("/etc/hosts.conf")).toBe("/etc/hosts.conf");
  });

  it("from the folder of the commands, or the common one", () => {
    expect(place(headOf(does("", "bash", { command: "cd /srv/app && ls" }, "x"))).root).toBe("/srv/app");
    const files = ["/home/me/app/src/a.ts", "/home/me/app/test/b.ts"];
    expect(place(headOf(...files.map((path) => does("", "Read", { file_path: path }, "x")))).root).toBe(
      "/home/me/app",
    );
  });

  it("as they are where there is no folder, with slashes", () => {
    const { root, tell } = place([]);
    expect([root, tell("/a/b.ts"), tell("C:\\app\\a.ts"), tell("a`b\n.ts")]).toEqual([
      "",
      "/a/b.ts",
      "C:/app/a.ts",
      "a'b .ts",
    ]);
  });
});

describe("evidence", () => {
  const head = headOf(
    user("Look at oldThing."),
    does("", "bash", { command: "ls", cwd: "/app" }, "src"),
    does("", "Read", { file_path: "/app/src/a.ts" }, "1→function newThing() {}\n2→const helperOne = 1;"),
    ...Array.from({ length: 20 }, (_, i) => assistant(`Word ${i}.`)),
    does(
      "Change newThing.",
      "Edit",
      { file_path: "/app/src/a.ts", old_string: "a", new_string: "newThing()" },
      "ok",
    ),
  );
  const history = readHistory(head);
  const { names, worth, weigh } = gather(history, place(head));

  it("weighs what was said and changed lately above what was only shown", () => {
    expect(worth("newThing")).toBeGreaterThan(worth("helperOne"));
    expect(worth("newThing")).toBeGreaterThan(worth("oldThing"));
    expect(worth("neverMet")).toBe(0);
  });

  it("weighs a sentence by the names in it", () => {
    expect(weigh("newThing and helperOne")).toBeGreaterThan(weigh("newThing"));
    expect(weigh("nothing at all")).toBe(0);
  });

  it("gives each name a home: where it is defined", () => {
    expect(homeOf(names.get("newThing"))).toBe("src/a.ts");
    expect(homeOf(names.get("oldThing"))).toBeUndefined();
  });
});
