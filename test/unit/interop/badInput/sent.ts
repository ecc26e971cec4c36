import { expect } from "vitest";

import { promptOf } from "../../../../src/engine/send.ts";
import { project } from "../../../../src/engine/transcript.ts";
import { record } from "../../../../src/interop/record.ts";
import { MemoryJournal } from "../../../support/chat/memoryJournal.ts";
import { flawsOf } from "../../../support/engine/promptFlaws.ts";
import { imported } from "../importing.ts";

/** What would be sent after importing this file, a line for each message. */
export async function sentAfter(content: string) {
  const journal = new MemoryJournal();
  await record(journal, await imported(content));
  const { messages } = promptOf(project(journal.entries), "");
  expect(flawsOf(messages)).toEqual([]);
  expect(JSON.stringify(messages).isWellFormed()).toBe(true);
  return messages;
}

export async function sentLines(content: string): Promise<string[]> {
  return (await sentAfter(content)).map((message) => {
    const calls = message.role === "assistant" ? (message.calls ?? []) : [];
    return [`${message.role}:`, message.text, ...calls.map(({ tool, args }) => `${tool}(${args})`)]
      .filter(Boolean)
      .join(" ");
  });
}
