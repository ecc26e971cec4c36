import { describe, expect, it } from "vitest";

import type { PinEntry } from "../../../src/engine/entries.ts";
import { chatWith } from "../../support/chat/conversation.ts";
import { workOf } from "../../support/engine/build.ts";

async function work() {
  const chat = await chatWith(undefined, workOf(12, 4_000), 64_000);
  const { conversation, journal } = chat;
  const id = (at: number): string => journal.entries[at]?.id ?? "";
  const pins = (): Omit<PinEntry, "id" | "at">[] =>
    journal.entries.flatMap((entry) => {
      if (entry.kind !== "pin") return [];
      const { id: _, at: __, ...pin } = entry;
      return [pin];
    });
  return { conversation, id, pins };
}

describe("pins by hand", () => {
  it("S10 a result is pinned with its call, and let go with it", async () => {
    const { conversation, id, pins } = await work();
    await conversation.changes.pinPart({ message: id(2), part: 0 }, true);
    const pair = (pinned: boolean) => [
      { kind: "pin", message: id(1), part: 1, pinned },
      { kind: "pin", message: id(2), part: 0, pinned },
    ];
    expect(pins()).toEqual(pair(true));
    await conversation.changes.pinPart({ message: id(1), part: 1 }, false);
    expect(pins().slice(2)).toEqual(pair(false));
    expect(conversation.transcript.pinned.size).toBe(0);
  });

  it("S10 a message is pinned with what its calls have put out", async () => {
    const { conversation, id, pins } = await work();
    await conversation.changes.pin(id(1), true);
    expect(pins()).toEqual([
      { kind: "pin", message: id(1), pinned: true },
      { kind: "pin", message: id(2), part: 0, pinned: true },
    ]);
    await conversation.changes.pin(id(1), false);
    expect(conversation.transcript.pinned.size).toBe(0);
  });

  it("S10 a pinned part is sent whole after a compaction, its undo and its redo", async () => {
    const { conversation, id } = await work();
    await conversation.changes.pinPart({ message: id(2), part: 0 }, true);
    const [output] = conversation.transcript.messages.at(2)?.parts ?? [];
    const isSent = (): boolean =>
      [...conversation.transcript.items].some(
        (item) => item.kind === "message" && output !== undefined && item.message.parts.includes(output),
      );
    expect((await conversation.compact({ trigger: "user" })).kind).toBe("compacted");
    const compaction = conversation.entries.findLast(({ kind }) => kind === "compaction")?.id ?? "";
    expect(isSent()).toBe(true);
    await conversation.changes.undo(compaction);
    expect(isSent()).toBe(true);
    await conversation.changes.redo(compaction);
    expect(isSent()).toBe(true);
  });
});
