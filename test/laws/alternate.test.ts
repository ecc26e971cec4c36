import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { alternating } from "../../src/engine/alternate.ts";
import type { PromptMessage } from "../../src/engine/prompt.ts";
import { promptOf } from "../../src/engine/send.ts";
import { project } from "../../src/engine/transcript.ts";
import { arbitraryMessages } from "../support/engine/arbitraryLog.ts";
import { logOf } from "../support/engine/build.ts";
import { flawsOf } from "../support/engine/promptFlaws.ts";

/** What the templates of Mistral check: users and assistants in turn, calls and their results not counted. */
function turnsOf(messages: readonly PromptMessage[]): string[] {
  return messages.flatMap((message) => {
    if (message.role === "tool" || (message.role === "assistant" && message.calls?.length)) return [];
    return [message.role];
  });
}

const textsOf = (messages: readonly PromptMessage[]): string => messages.map(({ text }) => text).join("\n");

describe("laws of alternation (row W1)", () => {
  it("W1 users and assistants take turns, what is sent stays valid, and no word is lost", () => {
    fc.assert(
      fc.property(arbitraryMessages, (entries) => {
        const { messages } = promptOf(project(logOf(entries)), "");
        const strict = alternating(messages);
        expect(flawsOf(strict)).toEqual([]);
        expect(turnsOf(strict)).toEqual(turnsOf(strict).map((_, i) => (i % 2 === 0 ? "user" : "assistant")));
        const text = textsOf(strict);
        expect(messages.filter((message) => !text.includes(message.text))).toEqual([]);
        expect(alternating(strict)).toEqual(strict);
      }),
      { numRuns: 500 },
    );
  });
});
