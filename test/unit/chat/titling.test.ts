import { describe, expect, test } from "vitest";

import { titleByModel, wantsTitle } from "../../../src/chat/titling.ts";
import type { NewEntry } from "../../../src/engine/entries.ts";
import type { ProviderEvent } from "../../../src/providers/provider.ts";
import { ScriptedProvider } from "../../support/chat/scriptedProvider.ts";
import { assistant, call, logOf, result, tool, user } from "../../support/engine/build.ts";

const ASKED = user("The tests fail since yesterday.");
const ANSWERED = assistant("A file was moved.");

describe("a title by the model is wanted", () => {
  test.each<[string, readonly NewEntry[], boolean]>([
    ["after the first answer", [ASKED, ANSWERED], true],
    [
      "after one that called tools first",
      [ASKED, assistant("Look", call("c")), tool(result("c", "x")), ANSWERED],
      true,
    ],
    ["not before", [ASKED], false],
    ["not while tools run", [ASKED, assistant("Look", call("c")), tool(result("c", "x"))], false],
    ["not after an answer that was stopped", [ASKED, { ...ANSWERED, status: "stopped" }], false],
    ["not after the second", [ASKED, ANSWERED, ASKED, ANSWERED], false],
    ["not while the next question stands", [ASKED, ANSWERED, ASKED], false],
    ["not when there is one", [ASKED, { kind: "title", title: "Mine" }, ANSWERED], false],
  ])("%s", (_, entries, isWanted) => {
    expect(wantsTitle(logOf(entries))).toBe(isWanted);
  });
});

const answer = (text: string): ProviderEvent[] => [
  { kind: "text", text },
  { kind: "done", finish: "stop" },
];

async function titled(...events: readonly ProviderEvent[]) {
  const provider = new ScriptedProvider(events);
  const signal = new AbortController().signal;
  const title = await titleByModel(logOf([ASKED, ANSWERED]), { name: "m", provider }, signal);
  return { title, request: provider.requests[0] };
}

test("the model is shown the first question and its answer, and no tools", async () => {
  const { title, request } = await titled(...answer("Moved file breaks tests"));
  expect(title).toBe("Moved file breaks tests");
  expect(JSON.stringify(request?.messages)).toContain("The tests fail since yesterday.");
  expect(JSON.stringify(request?.messages)).toContain("A file was moved.");
  expect(request).not.toHaveProperty("tools");
});

test.each([
  ['"Moved file"', "Moved file"],
  ["Title: Moved file.", "Moved file"],
  ["<think>\nWhat is it?\n</think>\n\n**Moved file**", "Moved file"],
  ["Moved file\nbecause of this", "Moved file"],
])("of the answer %j the title is %j", async (said, title) => {
  expect((await titled(...answer(said))).title).toBe(title);
});

test.each<[string, readonly ProviderEvent[]]>([
  ["nothing", answer("  ")],
  ["quotation marks alone", answer('""')],
  [
    "half an answer",
    [
      { kind: "text", text: "Moved" },
      { kind: "done", finish: "length" },
    ],
  ],
  ["a failure", [{ kind: "failed", failure: { reason: "network", retryable: true, message: "No." } }]],
])("of %s there is no title", async (_, events) => {
  expect((await titled(...events)).title).toBeUndefined();
});
